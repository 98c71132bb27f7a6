package dev.entitlement.control;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that is read of a tenant often and changes rarely, kept in memory. Of at most {@value #LARGEST} tenants at
 * once; when there are more, all are read anew. Thread-safe: who changes or forgets it is not overtaken by who was
 * reading it meanwhile. What a transaction changes it sees alone until it has ended.
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
        Change change = change();
        if (change != null && change.values.containsKey(tenantId)) {
            return change.of(tenantId);
        }
        V known = kept.get(tenantId);
        if (known != null) {
            return known;
        }
        long before = changes();
        V loaded = load.apply(tenantId);
        if (!seesThePast()) {
            keepUnlessChanged(tenantId, loaded, before);
        }
        return loaded;
    }

    /** A transaction that is to see the same all the time sees what was there when it began. */
    private static boolean seesThePast() {
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        return isolation != null && isolation >= TransactionDefinition.ISOLATION_REPEATABLE_READ;
    }

    /** What there is of a tenant now, read anew. */
    public V read(UUID tenantId) {
        Change change = change();
        if (change != null && change.values.containsKey(tenantId)) {
            change.values.put(tenantId, null);
        } else {
            forget(tenantId);
        }
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

    @Override
    public void changing(UUID tenantId) {
        Change change = change();
        if (change == null) {
            change = new Change();
            TransactionSynchronizationManager.bindResource(this, change);
            TransactionSynchronizationManager.registerSynchronization(change);
        }
        change.values.put(tenantId, null);
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this
    private @Nullable Change change() {
        return (Change) TransactionSynchronizationManager.getResource(this);
    }

    /** What a transaction sees of the tenants that it changes. */
    private final class Change implements TransactionSynchronization {

        /** Null: to be read. */
        private final Map<UUID, @Nullable V> values = new HashMap<>();

        private V of(UUID tenantId) {
            V seen = values.get(tenantId);
            if (seen == null) {
                seen = load.apply(tenantId);
                values.put(tenantId, seen);
            }
            return seen;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTenant.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTenant.this, this);
        }

        /** Before anybody is let in who waits for that. */
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(PerTenant.this);
            values.keySet().forEach(PerTenant.this::forget);
        }
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
