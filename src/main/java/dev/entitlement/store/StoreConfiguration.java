package dev.entitlement.store;

import dev.entitlement.settings.SettingRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    /** Two calls on one request wait for each other this long, in milliseconds, before the later one fails. */
    private static final String LOCK_TIMEOUT = ";LOCK_TIMEOUT=10000";

    /** Statements that a connection need not parse again: H2 keeps 8, and a reset alone has more than a hundred. */
    private static final String PARSED = ";QUERY_CACHE_SIZE=512";

    private static final String OPTIONS = LOCK_TIMEOUT + PARSED;

    @Bean
    JdbcConnectionDetails database(StoreProperties properties) {
        return switch (properties.database()) {
            case MEMORY -> new H2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + OPTIONS);
            case FILE -> fileIn(properties.dataDir());
        };
    }

    /**
     * The database file, after a first look at it.
     *
     * @throws SettingRefusedException when the folder or the file cannot be used
     */
    private static H2 fileIn(Path dataDir) {
        if (dataDir.toString().contains(";")) {
            throw SettingRefusedException.notAllowed("emulator.data-dir", dataDir, "a path without ';'");
        }
        try {
            Path folder = Files.createDirectories(dataDir.toAbsolutePath());
            // Without WRITE_DELAY=0 a commit reaches the file up to half a second later, and a killed process would
            // forget what it had answered. The shutdown hook of H2 would close the database under the deliveries
            // that a graceful stop still finishes.
            H2 file = new H2("jdbc:h2:file:" + folder.resolve("emulator")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0" + OPTIONS);
            DriverManager.getConnection(file.url(), file.getUsername(), file.getPassword())
                    .close();
            return file;
        } catch (IOException | SQLException refused) {
            throw SettingRefusedException.unusable(
                    "emulator.data-dir", dataDir, "it cannot be used: " + refused.getMessage(), refused);
        }
    }

    private record H2(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "sa";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
