package dev.entitlement.store;

import dev.entitlement.settings.SettingRefusedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where state is kept.
 *
 * @param database {@code memory} forgets everything at the end, {@code file} keeps it in {@code data-dir}, and
 *     {@code jdbc:postgresql://HOST:PORT/NAME} is a PostgreSQL database that several emulators may share
 * @param databaseUsername of PostgreSQL; may stand in the URL instead, as {@code ?user=}
 * @param databasePassword of PostgreSQL, never shown; may stand in the URL instead, as {@code &password=}
 * @param databaseConnections how many connections are open at most, beside the one that watches the database
 * @param dataDir folder of the {@code file} database; made when missing
 */
@ConfigurationProperties("emulator")
public record StoreProperties(
        @DefaultValue("memory") String database,
        @Nullable String databaseUsername,
        @Nullable String databasePassword,
        @DefaultValue("4") int databaseConnections,
        @DefaultValue("data") Path dataDir) {

    private static final int FEWEST = 2;
    private static final int MOST = 200;

    public StoreProperties {
        DatabaseLocation.requireKnown(database);
        if (databaseConnections < FEWEST || databaseConnections > MOST) {
            throw SettingRefusedException.notAllowed(
                    "emulator.database-connections", databaseConnections, FEWEST + " to " + MOST);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreProperties[database=" + DatabaseLocation.shown(database) + ", dataDir=" + dataDir + "]";
    }
}
