package dev.entitlement.delivery;

import dev.entitlement.settings.SettingRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When deliveries are carried out.
 *
 * @param delay time from the call to its delivery, zero to one day
 * @param takeover how long after a process that carries out deliveries has last been heard of, another takes over what it
 *     had begun; two seconds to one hour
 * @param backlog so many deliveries may be due and not carried out yet before no more are accepted, 10 to 100,000
 */
@ConfigurationProperties("emulator.delivery")
public record DeliveryProperties(
        @DefaultValue("PT1S") Duration delay,
        @DefaultValue("PT4S") Duration takeover,
        @DefaultValue("2000") int backlog) {

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration SOONEST_TAKEOVER = Duration.ofSeconds(2);
    private static final Duration LATEST_TAKEOVER = Duration.ofHours(1);

    private static final int SHORTEST_BACKLOG = 10;
    private static final int LONGEST_BACKLOG = 100_000;

    public DeliveryProperties {
        if (backlog < SHORTEST_BACKLOG || backlog > LONGEST_BACKLOG) {
            throw SettingRefusedException.notAllowed("emulator.delivery.backlog", backlog, "10 to 100000");
        }
        if (takeover.compareTo(SOONEST_TAKEOVER) < 0 || takeover.compareTo(LATEST_TAKEOVER) > 0) {
            throw SettingRefusedException.notAllowed("emulator.delivery.takeover", takeover, "PT2S to PT1H");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw SettingRefusedException.notAllowed("emulator.delivery.delay", delay, "PT0S to P1D");
        }
    }
}
