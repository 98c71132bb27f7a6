package dev.entitlement.clock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens live.
 *
 * @param clock {@code wall}: on the time outside, whatever tenants' clocks show; {@code virtual}: on the tenant's time
 */
@ConfigurationProperties("emulator.token")
public record TokenProperties(@DefaultValue("wall") Kind clock) {

    /** Whose time it is. */
    public enum Kind {
        WALL,
        VIRTUAL
    }
}
