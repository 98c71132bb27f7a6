package dev.entitlement.store;

import dev.entitlement.control.SharedState;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    /** @throws dev.entitlement.settings.SettingRefusedException when the database cannot be used */
    @Bean
    DatabaseLocation databaseLocation(StoreProperties properties) {
        DatabaseLocation location = DatabaseLocation.of(properties);
        location.requireUsable();
        return location;
    }

    /** A full disk, a database that lets nobody make tables, or one with an earlier build's tables is told in one line. */
    @Bean
    static FlywayMigrationStrategy migration(DatabaseLocation location) {
        return flyway -> {
            try {
                migrate(flyway, location);
            } catch (FlywayException refused) {
                if (refused instanceof FlywayValidateException && isOfAnotherBuild(flyway)) {
                    throw location.ofEarlierBuild(refused);
                }
                throw location.unusable("its tables cannot be made", refused);
            }
        };
    }

    /** H2 cannot take tables back: where a full disk or a kill has cut off making them, nothing was kept yet. */
    private static void migrate(Flyway flyway, DatabaseLocation location) {
        try {
            flyway.migrate();
        } catch (FlywayException cutOff) {
            if (location.isPostgresql() || wasEverMade(flyway) || !location.isEmptied()) {
                throw cutOff;
            }
            flyway.migrate();
        }
    }

    private static boolean wasEverMade(Flyway flyway) {
        return Stream.of(flyway.info().all()).anyMatch(made -> made.getState() == MigrationState.SUCCESS);
    }

    /** Not so where a disk was full when the tables were made: that is a migration of ours, which failed. */
    private static boolean isOfAnotherBuild(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .anyMatch(invalid -> invalid.errorDetails.errorCode != CoreErrorCode.FAILED_VERSIONED_MIGRATION);
    }

    @Bean
    NodeMessages nodeMessages(
            DatabaseLocation location,
            ObjectProvider<JdbcOperations> database,
            ObjectProvider<SharedState> states,
            ObjectProvider<Nodes> nodes) {
        return new NodeMessages(location, database, states, nodes);
    }

    @Bean
    DatabaseWatch databaseWatch(DatabaseLocation location, NodeMessages messages) {
        return new DatabaseWatch(location, messages);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(DatabaseLocation location, StoreProperties properties, DatabaseWatch watch) {
        return new WatchedDataSource(location, properties.databaseConnections(), watch);
    }

    @Bean
    BinaryOrder binaryOrder() {
        return new BinaryOrder();
    }
}
