package dev.entitlement.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;

/** The pool of connections; while the database is known to be away nobody waits for one. */
final class WatchedDataSource extends HikariDataSource {

    /** In milliseconds: longer than a pool under load is waited for, shorter than a client waits for its answer. */
    private static final long PATIENCE = 5_000;

    private final DatabaseWatch watch;

    WatchedDataSource(DatabaseLocation location, int connections, DatabaseWatch watch) {
        this.watch = watch;
        setPoolName("emulator");
        setJdbcUrl(location.url());
        setDataSourceProperties(location.driver());
        setMaximumPoolSize(connections);
        setConnectionTimeout(PATIENCE);
        setValidationTimeout(PATIENCE / 2);
        watch.whenLost(this::evict);
    }

    /** H2 opens a file anew only when everybody has let go of it. */
    private void evict() {
        HikariPoolMXBean pool = getHikariPoolMXBean();
        if (pool != null) {
            pool.softEvictConnections();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        watch.requireThere();
        return super.getConnection();
    }
}
