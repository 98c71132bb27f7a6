package dev.entitlement.store;

import dev.entitlement.control.SharedState;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
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

    /** A full disk or a database that lets nobody make tables is told in one line. */
    @Bean
    static FlywayMigrationStrategy migration(DatabaseLocation location) {
        return flyway -> {
            try {
                flyway.migrate();
            } catch (FlywayException refused) {
                throw location.unusable("its tables cannot be made", refused);
            }
        };
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
