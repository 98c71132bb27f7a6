package dev.entitlement.store;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks that hold across all nodes of one PostgreSQL database, each until the caller's transaction ends. Where a process is
 * alone with its database they are none, and what it has in memory is so.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
@Component
public class NodeLocks {

    /** Name the kinds among all advisory locks of the database. */
    private static final int ONCE = 0x656d7501;

    private static final int TENANT = 0x656d7502;

    private static final int JOURNAL = 0x656d7512;

    private final DatabaseLocation location;
    private final JdbcOperations database;

    NodeLocks(DatabaseLocation location, JdbcOperations database) {
        this.location = location;
        this.database = database;
    }

    /**
     * Holds the tenant together with others that share it.
     *
     * @return whether there may be other nodes, so that only what is read from the database after this is so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean share(UUID tenantId) {
        return lock("pg_advisory_xact_lock_shared", TENANT, tenantId.hashCode());
    }

    /**
     * Holds the tenant alone, after all who share it have ended.
     *
     * @return as {@link #share}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID tenantId) {
        return lock("pg_advisory_xact_lock", TENANT, tenantId.hashCode());
    }

    /** Holds what no two nodes remove at once of what all remember, waiting a second for another one at most. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdJournal() {
        if (location.isPostgresql()) {
            database.execute("set local lock_timeout = '1s'");
        }
        lock("pg_advisory_xact_lock", JOURNAL, 0);
    }

    /** Holds what is done once for all, waiting five minutes for others at most. */
    void holdOnce() {
        if (location.isPostgresql()) {
            database.execute("set local lock_timeout = '5min'");
            lock("pg_advisory_xact_lock", ONCE, 0);
            database.execute("set local lock_timeout to default");
        }
    }

    private boolean lock(String function, int kind, int which) {
        if (location.isPostgresql()) {
            database.queryForList("select cast(" + function + "(?, ?) as text)", String.class, kind, which);
        }
        return location.isPostgresql();
    }
}
