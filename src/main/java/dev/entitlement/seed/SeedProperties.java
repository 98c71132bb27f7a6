package dev.entitlement.seed;

import dev.entitlement.settings.SettingRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the emulator starts with when its database is empty.
 *
 * @param seed {@code demo}, {@code empty}, or {@code file:} and the path of a seed document
 */
@ConfigurationProperties("emulator")
public record SeedProperties(@DefaultValue("demo") String seed) {

    static final String DEMO = "demo";
    static final String EMPTY = "empty";
    static final String FILE = "file:";

    public SeedProperties {
        boolean file = seed.startsWith(FILE) && seed.length() > FILE.length();
        if (!seed.equals(DEMO) && !seed.equals(EMPTY) && !file) {
            throw SettingRefusedException.notAllowed("emulator.seed", seed, "demo, empty, file:PATH");
        }
    }
}
