package dev.entitlement.delivery;

import dev.entitlement.settings.SettingRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When deliveries are carried out.
 *
 * @param delay time from the call to its delivery, zero to one day
 */
@ConfigurationProperties("emulator.delivery")
public record DeliveryProperties(@DefaultValue("PT1S") Duration delay) {

    private static final Duration LONGEST = Duration.ofDays(1);

    public DeliveryProperties {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw SettingRefusedException.notAllowed("emulator.delivery.delay", delay, "PT0S to P1D");
        }
    }
}
