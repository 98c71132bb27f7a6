package dev.entitlement.delivery;

import dev.entitlement.control.ControlException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who has to wait for whom when a tenant's clock or mode changes: calls that drive the same tenant follow one another, and
 * what is being queued for it is timed wholly before or wholly after. Tenants do not wait for each other.
 */
@Component
class TenantGates {

    private static final long DRIVER_WAITS_SECONDS = 60;

    /** Longer than a transaction is held up by another. */
    private static final long CHANGE_WAITS_SECONDS = 30;

    /** How long who queues lets a change go first. */
    private static final long POLITE_MILLIS = 100;

    private static final class Gate {

        private final ReentrantLock driver = new ReentrantLock(true);
        private final ReentrantReadWriteLock timing = new ReentrantReadWriteLock();
        private int users;
    }

    private final Map<UUID, Gate> gates = new ConcurrentHashMap<>();

    /**
     * Does something while nobody else drives the tenant.
     *
     * @throws ControlException 409 when somebody else does for a minute
     */
    <T> T driving(UUID tenantId, Supplier<T> action) {
        Gate gate = enter(tenantId);
        try {
            return locked(gate.driver, DRIVER_WAITS_SECONDS, action);
        } finally {
            leave(tenantId);
        }
    }

    /**
     * Waits until nobody queues for the tenant, and lets nobody until the transaction under way has ended; only while
     * driving. The transaction comes first: those who queue have their connections already, and whom they wait for must
     * not wait for one himself.
     *
     * @throws ControlException 409 when a transaction that queues does not end for half a minute
     */
    void changingUntilCompletion(UUID tenantId) {
        Lock timing = enter(tenantId).timing.writeLock();
        try {
            acquire(timing, CHANGE_WAITS_SECONDS);
        } catch (RuntimeException refused) {
            leave(tenantId);
            throw refused;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                timing.unlock();
                leave(tenantId);
            }
        });
    }

    /** Keeps the timing as it is until the transaction under way has ended. */
    void timingUntilCompletion(UUID tenantId) {
        Held held = (Held) TransactionSynchronizationManager.getResource(this);
        if (held == null) {
            held = new Held();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(held);
        }
        if (!held.tenants.contains(tenantId)) {
            share(enter(tenantId));
            held.tenants.add(tenantId);
        }
    }

    /** What the transaction of a thread holds. */
    private final class Held implements TransactionSynchronization {

        private final Set<UUID> tenants = new HashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TenantGates.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TenantGates.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(TenantGates.this);
            for (UUID tenantId : tenants) {
                gate(tenantId).timing.readLock().unlock();
                leave(tenantId);
            }
        }
    }

    /**
     * Who waits here may hold rows that another waits for who is in already, and whom the change awaits: after a moment
     * nobody who queues waits for a change that is still waiting itself.
     */
    private static void share(Gate gate) {
        Lock shared = gate.timing.readLock();
        try {
            boolean in = false;
            while (!in) {
                in = shared.tryLock(POLITE_MILLIS, TimeUnit.MILLISECONDS) || shared.tryLock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while something was to be queued", interrupted);
        }
    }

    private static <T> T locked(Lock lock, long seconds, Supplier<T> action) {
        acquire(lock, seconds);
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static void acquire(Lock lock, long seconds) {
        try {
            if (!lock.tryLock(seconds, TimeUnit.SECONDS)) {
                throw ControlException.conflict("Another call is driving this tenant and has not come to its end.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for another call", interrupted);
        }
    }

    private Gate gate(UUID tenantId) {
        Gate gate = gates.get(tenantId);
        if (gate == null) {
            throw new IllegalStateException("Nobody is at the gate of tenant " + tenantId);
        }
        return gate;
    }

    private Gate enter(UUID tenantId) {
        return gates.compute(tenantId, (id, known) -> {
            Gate gate = known == null ? new Gate() : known;
            gate.users++;
            return gate;
        });
    }

    private void leave(UUID tenantId) {
        gates.computeIfPresent(tenantId, (id, gate) -> --gate.users == 0 ? null : gate);
    }
}
