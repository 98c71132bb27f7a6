package dev.entitlement.tenancy;

import dev.entitlement.settings.SettingRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tenants come into being.
 *
 * @param max how many there are at most, those of the start included, 1 to 100,000
 * @param onFirstUse whether a tenant that is named for the first time, where tokens are issued, comes into being
 */
@ConfigurationProperties("emulator.tenants")
public record TenancyProperties(
        @DefaultValue("1000") int max, @DefaultValue("true") boolean onFirstUse) {

    private static final int MOST = 100_000;

    public TenancyProperties {
        if (max < 1 || max > MOST) {
            throw SettingRefusedException.notAllowed("emulator.tenants.max", max, "1 to " + MOST);
        }
    }
}
