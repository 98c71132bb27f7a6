package dev.entitlement.store;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The processes that share the database. Each shows that it is there by a lock of the connection over which it hears of the
 * others: one that was killed is gone as soon as PostgreSQL notices that its connection is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-locks.html">pg_locks</a>
 */
@Component
public class Nodes {

    /** Names the locks among all advisory locks of the database. */
    static final int PRESENCE = 0x656d7511;

    private final boolean shared;
    private final JdbcOperations database;
    private final SingletonSupplier<Integer> number;

    Nodes(DatabaseLocation location, JdbcOperations database) {
        this.shared = location.isPostgresql();
        this.database = database;
        this.number = SingletonSupplier.of(() -> shared ? nextNumber() : 0);
    }

    /** Whether there may be others. */
    public boolean areShared() {
        return shared;
    }

    /** The number of this process, 1 to 1,000,000,000 where there may be others, and the next one's is the next; else 0. */
    public int number() {
        return number.obtain();
    }

    /**
     * The numbers of the others that are there and hear what they are told.
     *
     * @throws org.springframework.dao.DataAccessException when the database is away
     */
    public Set<Integer> others() {
        if (!shared) {
            return Set.of();
        }
        Set<Integer> all = new TreeSet<>(database.queryForList(
                "select cast(cast(objid as bigint) as int) from pg_locks where locktype = 'advisory' and granted"
                        + " and cast(classid as bigint) = ? and objsubid = 2"
                        + " and database = (select oid from pg_database where datname = current_database())",
                Integer.class,
                (long) PRESENCE));
        all.remove(number());
        return all;
    }

    private int nextNumber() {
        Integer next = database.queryForObject("select cast(nextval('node_number') as int)", Integer.class);
        if (next == null) {
            throw new IllegalStateException("The database has no number for this process");
        }
        return next;
    }
}
