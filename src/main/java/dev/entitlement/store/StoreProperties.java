package dev.entitlement.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where state is kept.
 *
 * @param database {@code memory} forgets everything at the end, {@code file} keeps it in {@code data-dir}
 * @param dataDir folder of the {@code file} database; made when missing
 */
@ConfigurationProperties("emulator")
public record StoreProperties(
        @DefaultValue("memory") Database database,
        @DefaultValue("data") Path dataDir) {

    /** The databases that the emulator runs on. */
    public enum Database {
        MEMORY,
        FILE
    }
}
