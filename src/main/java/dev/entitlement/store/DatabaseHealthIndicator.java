package dev.entitlement.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database is there, answered from what is known: neither load nor an outage delays the answer. */
@Component("db")
class DatabaseHealthIndicator implements HealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealthIndicator(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        return (watch.isThere() ? Health.up() : Health.down()).build();
    }
}
