package dev.entitlement.control;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that is read of a tenant often and changes rarely, kept in memory. Of at most {@value #LARGEST} tenants at
 * once; when there are more, all are read anew. Thread-safe: who changes or forgets it is not overtaken by who was
 * reading it meanwhile.
 *
 * @param <V> immutable
 */
public final class PerTenant<V> implements KeptPerTenant.Memory {

    private static final int LARGEST = 10_000;

    private final Function<UUID, V> load;
    private final Map<UUID, V> kept = new ConcurrentHashMap<>();
    private long changes;

    /** @param load reads what is kept; called outside of any lock */
    public PerTenant(Function<UUID, V> load) {
        this.load = load;
    }

    /** What is kept of a tenant, read if need be. */
    public V of(UUID tenantId) {
        V known = kept.get(tenantId);
        if (known != null) {
            return known;
        }
        long before = changes();
        V loaded = load.apply(tenantId);
        keepUnlessChanged(tenantId, loaded, before);
        return loaded;
    }

    /** What there is of a tenant now, read anew. */
    public V read(UUID tenantId) {
        forget(tenantId);
        return of(tenantId);
    }

    /** Keeps what has been committed. */
    public synchronized void keep(UUID tenantId, V value) {
        changes++;
        put(tenantId, value);
    }

    @Override
    public synchronized void forget(UUID tenantId) {
        changes++;
        kept.remove(tenantId);
    }

    /**
     * Reads it again once the transaction under way has ended, however it ends, and before anybody is let in who waits for
     * that.
     */
    public void forgetAfterCompletion(UUID tenantId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public int getOrder() {
                return HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCompletion(int status) {
                forget(tenantId);
            }
        });
    }

    @Override
    public synchronized void forgetAll() {
        changes++;
        kept.clear();
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void keepUnlessChanged(UUID tenantId, V value, long before) {
        if (before == changes) {
            put(tenantId, value);
        }
    }

    private void put(UUID tenantId, V value) {
        if (kept.size() >= LARGEST) {
            kept.clear();
        }
        kept.put(tenantId, value);
    }
}
