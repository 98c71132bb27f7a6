package dev.entitlement.fault;

import dev.entitlement.control.KeptPerTenant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that only few tenants have, kept in memory as a whole, so that the others cost nothing: it is read again after
 * it was changed only, and then by whoever asks first. Thread-safe.
 *
 * @param <V> what such a tenant has
 */
final class OfFewTenants<V> implements KeptPerTenant.Memory {

    private final Supplier<Map<UUID, V>> readAll;
    private final Function<UUID, @Nullable V> read;
    private final Map<UUID, V> known = new ConcurrentHashMap<>();

    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean allChanged = true;
    private final AtomicLong changes = new AtomicLong(1);
    private volatile long changesRead;

    /**
     * @param readAll reads what there is of all tenants
     * @param read reads what a tenant has; null for one that has none
     */
    OfFewTenants(Supplier<Map<UUID, V>> readAll, Function<UUID, @Nullable V> read) {
        this.readAll = readAll;
        this.read = read;
    }

    /** What there is, as it is now. */
    Map<UUID, V> now() {
        if (!isUpToDate()) {
            refresh();
        }
        return known;
    }

    /** What there was when it was read last. */
    Map<UUID, V> known() {
        return known;
    }

    /** Whether nothing has been changed since it was read last. */
    boolean isUpToDate() {
        return changesRead == changes.get();
    }

    @Override
    public void forget(UUID tenantId) {
        changed.add(tenantId);
        changes.incrementAndGet();
    }

    @Override
    public void forgetAll() {
        allChanged = true;
        changes.incrementAndGet();
    }

    /** Nobody asks within a transaction that changes it, and whoever asks beside it is told what was. */
    @Override
    public void changing(UUID tenantId) {}

    private synchronized void refresh() {
        long counted = changes.get();
        if (allChanged) {
            refreshAll();
        }
        Set.copyOf(changed).forEach(this::refresh);
        changesRead = counted;
    }

    private void refreshAll() {
        allChanged = false;
        boolean done = false;
        try {
            Map<UUID, V> all = readAll.get();
            known.keySet().retainAll(all.keySet());
            known.putAll(all);
            done = true;
        } finally {
            if (!done) {
                allChanged = true;
            }
        }
    }

    private void refresh(UUID tenantId) {
        changed.remove(tenantId);
        boolean done = false;
        try {
            V now = read.apply(tenantId);
            if (now == null) {
                known.remove(tenantId);
            } else {
                known.put(tenantId, now);
            }
            done = true;
        } finally {
            if (!done) {
                changed.add(tenantId);
            }
        }
    }
}
