package dev.entitlement.store;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.SharedState;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps calls and deliveries out of a tenant while all of it is replaced: any number may be inside, or one alone. Whoever
 * replaces waits for those who are inside, which takes as long as their transactions, and whoever comes meanwhile waits
 * for the new state. Beyond this process the transactions themselves keep them apart: the later one fails.
 *
 * <p>There is a fixed number of locks, so two tenants may share one, and one of them then waits for a reset of the other,
 * some milliseconds; in exchange tenants that come and go leave nothing behind.
 */
@Component
public class TenantGate implements SharedState {

    private static final int LOCKS = 256;

    /** In seconds. A transaction is over by then; whoever is still inside waits for something else. */
    private static final long PATIENCE = 2;

    private final Lane[] lanes = Stream.generate(Lane::new).limit(LOCKS).toArray(Lane[]::new);

    private volatile boolean begun;

    private static final class Lane {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        private volatile boolean everReplaced;
    }

    /** Waits until nobody replaces the tenant's state. Who enters leaves, on the same thread; entering twice is no harm. */
    public void enter(UUID tenantId) {
        lane(tenantId).lock.readLock().lock();
    }

    /** The end of {@link #enter}. */
    public void leave(UUID tenantId) {
        lane(tenantId).lock.readLock().unlock();
    }

    /**
     * Does something while nobody is inside. A call that stays inside for two seconds, because its answer is read slowly for
     * instance, is not waited for any longer.
     */
    public <T> T alone(UUID tenantId, Supplier<T> replacement) {
        Lane lane = lane(tenantId);
        Lock lock = lane.lock.writeLock();
        boolean alone = acquired(lock);
        try {
            lane.everReplaced = true;
            return replacement.get();
        } finally {
            if (alone) {
                lock.unlock();
            }
        }
    }

    private static boolean acquired(Lock lock) {
        try {
            return lock.tryLock(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of what replaces a tenant's state. */
    @Override
    public String topic() {
        return ChangedHere.RESET;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        lane(tenantId).everReplaced = true;
    }

    /** The first time this process has just begun, and has picked nothing. */
    @Override
    public void anythingChanged() {
        if (!begun) {
            begun = true;
            return;
        }
        for (Lane lane : lanes) {
            lane.everReplaced = true;
        }
    }

    /** Whether the tenant's state may have been replaced since this process began; if not, nobody need look. */
    boolean wasEverReplaced(UUID tenantId) {
        return lane(tenantId).everReplaced;
    }

    private Lane lane(UUID tenantId) {
        int hash = tenantId.hashCode();
        return lanes[Math.floorMod(hash ^ (hash >>> 16), LOCKS)];
    }
}
