package dev.entitlement.store;

import dev.entitlement.settings.SettingRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Bean
    JdbcConnectionDetails database(StoreProperties properties) {
        return new H2(
                switch (properties.database()) {
                    case MEMORY -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + LOCK_TIMEOUT;
                    // Without WRITE_DELAY=0 a commit reaches the file up to half a second later, and a killed
                    // process would forget what it had answered. The shutdown hook of H2 would close the
                    // database under the deliveries that a graceful stop still finishes.
                    case FILE ->
                        "jdbc:h2:file:" + fileIn(properties.dataDir()) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                                + LOCK_TIMEOUT;
                });
    }

    private static Path fileIn(Path dataDir) {
        if (dataDir.toString().contains(";")) {
            throw SettingRefusedException.notAllowed("emulator.data-dir", dataDir, "a path without ';'");
        }
        try {
            Path folder = Files.createDirectories(dataDir.toAbsolutePath());
            if (!Files.isWritable(folder)) {
                throw SettingRefusedException.unusable("emulator.data-dir", dataDir, "it cannot be written to", null);
            }
            return folder.resolve("emulator");
        } catch (IOException refused) {
            throw SettingRefusedException.unusable(
                    "emulator.data-dir", dataDir, "it cannot be made: " + refused, refused);
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
