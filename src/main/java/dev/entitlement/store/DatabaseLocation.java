package dev.entitlement.store;

import dev.entitlement.settings.SettingRefusedException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Which database it is, and how a connection to it is opened.
 *
 * @param setting the setting that names it, and is to blame when it cannot be used
 * @param shown the setting's value as it may be told: without user name and password
 * @param url without user name and password
 * @param driver what the driver is given beside the URL, user name and password included
 */
public record DatabaseLocation(String setting, String shown, String url, Properties driver) {

    private static final String SETTING = "emulator.database";
    private static final String MEMORY = "memory";
    private static final String FILE = "file";
    private static final Logger log = LoggerFactory.getLogger(DatabaseLocation.class);

    private static final String FILE_NAME = "emulator";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String ALLOWED = "memory, file, jdbc:postgresql://HOST:PORT/NAME";

    /** Two calls on one request wait for each other this long, in milliseconds, before the later one fails. */
    private static final int LOCK_TIMEOUT = 10_000;

    /**
     * Of an H2 file's pages, in KB. Each change writes some anew, and the cache keeps the old ones: of the usual 96 MB many
     * live long enough to fill the old part of the heap, whose collection stops everything for a second. What is not here the
     * system still has in memory.
     */
    private static final int PAGE_CACHE = 16 * 1024;

    /** What the driver of PostgreSQL is told unless the URL says otherwise; seconds, as it counts. */
    private static final Map<String, String> USUAL = Map.of(
            "connectTimeout", "4",
            "loginTimeout", "4",
            // Longer than any lock is waited for.
            "socketTimeout", "30",
            "tcpKeepAlive", "true",
            "ApplicationName", "graph-entitlement-emulator",
            // A process that is cut off in the middle of a transaction must not hold its locks for ever.
            "options", "-c lock_timeout=" + LOCK_TIMEOUT + " -c idle_in_transaction_session_timeout=60000");

    /**
     * The place that the settings name.
     *
     * @throws SettingRefusedException when there cannot be a database of ours
     */
    static DatabaseLocation of(StoreProperties properties) {
        return switch (properties.database()) {
            case MEMORY -> h2(SETTING, MEMORY, "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            case FILE -> fileIn(properties.dataDir());
            default -> postgresql(properties);
        };
    }

    /**
     * Refuses what is no place for a database.
     *
     * @throws SettingRefusedException listing those that there are
     */
    static void requireKnown(String database) {
        if (!database.equals(MEMORY) && !database.equals(FILE) && !isPostgresql(database)) {
            throw SettingRefusedException.notAllowed(SETTING, shown(database), ALLOWED);
        }
    }

    /** The setting without what follows a question mark or precedes an at sign, which may be secrets. */
    static String shown(String database) {
        return database.replaceFirst("(?s)\\?.*", "").replaceFirst("(?s)^(.*?//)?.*@", "$1");
    }

    public boolean isPostgresql() {
        return isPostgresql(url);
    }

    /** Whether a setting or a URL names PostgreSQL. */
    static boolean isPostgresql(String database) {
        return database.startsWith(POSTGRESQL);
    }

    /** A connection of its own, which belongs to nobody else. */
    Connection open() throws SQLException {
        return DriverManager.getConnection(url, driver);
    }

    /**
     * A first look.
     *
     * @throws SettingRefusedException when the database cannot be used
     */
    void requireUsable() {
        try {
            open().close();
        } catch (SQLException refused) {
            Throwable root = NestedExceptionUtils.getMostSpecificCause(refused);
            String why = root == refused ? "" : " " + root;
            throw SettingRefusedException.unusable(
                    setting, shown, "it cannot be used: " + refused.getMessage() + why, refused);
        }
    }

    /**
     * Removes all that is in H2.
     *
     * @return whether that was possible
     */
    boolean isEmptied() {
        try (Connection connection = open();
                Statement drop = connection.createStatement()) {
            drop.execute("drop all objects");
            return true;
        } catch (SQLException refused) {
            log.debug("What was begun in {} cannot be removed", shown, refused);
            return false;
        }
    }

    /** To be thrown when the database is there and refuses what the emulator needs. */
    SettingRefusedException unusable(String what, Exception refused) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(refused);
        return SettingRefusedException.unusable(setting, shown, what + ": " + root.getMessage(), refused);
    }

    /** To be thrown when the tables are not those that this build makes. */
    SettingRefusedException ofEarlierBuild(Exception refused) {
        return SettingRefusedException.unusable(
                setting,
                shown,
                "the store there was made by an earlier build of the emulator, and this one cannot go on with it; "
                        + (isPostgresql()
                                ? "name an empty database"
                                : "name another folder, or delete " + FILE_NAME + ".mv.db in this one"),
                refused);
    }

    private static DatabaseLocation h2(String setting, String shown, String place) {
        Properties driver = new Properties();
        driver.setProperty("user", "sa");
        driver.setProperty("password", "");
        // What a query answered is not kept. Of statements the usual 8 are kept as read and no more: each change of a
        // table looks at all of them, which takes longer than to read one again.
        String url = "jdbc:h2:" + place + ";LOCK_TIMEOUT=" + LOCK_TIMEOUT + ";OPTIMIZE_REUSE_RESULTS=FALSE";
        return new DatabaseLocation(setting, shown, url, driver);
    }

    private static DatabaseLocation fileIn(Path dataDir) {
        String setting = "emulator.data-dir";
        if (dataDir.toString().contains(";")) {
            throw SettingRefusedException.notAllowed(setting, dataDir, "a path without ';'");
        }
        try {
            Path folder = Files.createDirectories(dataDir.toAbsolutePath());
            // Without WRITE_DELAY=0 a commit reaches the file up to half a second later, and a killed process would
            // forget what it had answered. The shutdown hook of H2 would close the database under the deliveries
            // that a graceful stop still finishes.
            return h2(
                    setting,
                    dataDir.toString(),
                    "file:" + folder.resolve(FILE_NAME) + ";CACHE_SIZE=" + PAGE_CACHE
                            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        } catch (FileAlreadyExistsException refused) {
            throw SettingRefusedException.unusable(setting, dataDir, "there is a file, and no folder", refused);
        } catch (AccessDeniedException refused) {
            throw SettingRefusedException.unusable(setting, dataDir, "the folder may not be made there", refused);
        } catch (IOException refused) {
            throw SettingRefusedException.unusable(
                    setting, dataDir, "it cannot be used: " + refused.getMessage(), refused);
        }
    }

    /** User name and password go to the driver by themselves, so that no message about the URL has them. */
    private static DatabaseLocation postgresql(StoreProperties properties) {
        String[] parts = properties.database().split("\\?", 2);
        Properties driver = new Properties();
        USUAL.forEach(driver::setProperty);
        if (parts.length > 1) {
            parametersOf(parts[1]).forEach(driver::setProperty);
        }
        if (properties.databaseUsername() != null) {
            driver.setProperty("user", properties.databaseUsername());
        }
        if (properties.databasePassword() != null) {
            driver.setProperty("password", properties.databasePassword());
        }
        try {
            DriverManager.getDriver(parts[0]);
        } catch (SQLException malformed) {
            throw SettingRefusedException.notAllowed(SETTING, shown(parts[0]), ALLOWED);
        }
        return new DatabaseLocation(SETTING, shown(parts[0]), parts[0], driver);
    }

    private static Map<String, String> parametersOf(String query) {
        try {
            return Stream.of(query.split("&"))
                    .filter(parameter -> !parameter.isEmpty())
                    .map(parameter -> parameter.split("=", 2))
                    .collect(Collectors.toMap(
                            parameter -> parameter[0],
                            parameter ->
                                    parameter.length < 2 ? "" : URLDecoder.decode(parameter[1], StandardCharsets.UTF_8),
                            (first, second) -> second));
        } catch (IllegalArgumentException undecodable) {
            throw SettingRefusedException.notAllowed(
                    SETTING, POSTGRESQL + "//...", ALLOWED + ", with what follows '?' encoded as in any URL");
        }
    }

    /** Without what the driver is given. */
    @Override
    public String toString() {
        return shown;
    }
}
