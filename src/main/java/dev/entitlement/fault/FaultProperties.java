package dev.entitlement.fault;

import dev.entitlement.settings.SettingRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What random choices follow from.
 *
 * @param seedNumber the same number makes the same choices again; 0 to 9007199254740991. Drawn at each start, and printed,
 *     when left out
 */
@ConfigurationProperties("emulator")
record FaultProperties(@Nullable Long seedNumber) {

    /** The largest that every JSON parser keeps. */
    static final long LARGEST = (1L << 53) - 1;

    FaultProperties {
        if (seedNumber != null && (seedNumber < 0 || seedNumber > LARGEST)) {
            throw SettingRefusedException.notAllowed("emulator.seed-number", seedNumber, "0 to " + LARGEST);
        }
    }
}
