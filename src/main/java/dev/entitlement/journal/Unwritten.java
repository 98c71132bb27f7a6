package dev.entitlement.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be written, bounded: where there is too much the oldest go. Whoever adds something never waits for
 * whoever takes it.
 */
final class Unwritten {

    /** So many calls are written at once at most, and more are not waited for. */
    static final int BATCH = 500;

    /** No call more once these take so many bytes of memory: what is written of them takes several times as much. */
    static final long BATCH_BYTES = 2_000_000;

    /** So much of what came of calls. */
    private static final int BATCH_CONSEQUENCES = 4 * BATCH;

    private final int maxEntries;
    private final long maxBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private final Deque<StoredConsequence> consequences = new ArrayDeque<>();
    private final List<Forgotten> forgotten = new ArrayList<>();
    private final List<String> askers = new ArrayList<>();
    private long bytes;
    private long dropped;
    private long asked;
    private boolean closed;

    /** @param maxBytes of memory that calls take, estimated */
    Unwritten(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /**
     * That the calls of a tenant are forgotten.
     *
     * @param until those with no greater number
     */
    record Forgotten(UUID tenantId, long until) {}

    /**
     * What is written at once.
     *
     * @param open the calls that went on: one that was begun before and is neither among them nor among those that have
     *     ended is still to come if there is more; else it was dropped
     * @param askers who wants to be told when it is
     * @param asked the number of those in this process who wanted it
     * @param more whether there is more
     * @param dropped how many calls there was no room for since the batch before
     */
    record Batch(
            List<RecordedCall> calls,
            List<RecordedCall> open,
            List<StoredConsequence> consequences,
            List<Forgotten> forgotten,
            List<String> askers,
            long asked,
            boolean more,
            long dropped) {

        /** Half of what is to be written, at least one. */
        Batch firstHalf() {
            List<RecordedCall> some = calls.subList(0, halfOfCalls());
            List<StoredConsequence> came = consequences.subList(0, halfOfConsequences());
            return new Batch(some, List.of(), came, List.of(), List.of(), asked, true, 0);
        }

        /** All that is not in the first half. */
        Batch withoutFirstHalf() {
            List<RecordedCall> others = calls.subList(halfOfCalls(), calls.size());
            List<StoredConsequence> came = consequences.subList(halfOfConsequences(), consequences.size());
            return new Batch(others, open, came, forgotten, askers, asked, more, 0);
        }

        private int halfOfCalls() {
            return (calls.size() + 1) / 2;
        }

        private int halfOfConsequences() {
            return calls.isEmpty() ? (consequences.size() + 1) / 2 : 0;
        }

        /** Whether it is one call, or what has come of one, and nothing else. */
        boolean isOne() {
            return calls.size() + consequences.size() == 1 && open.isEmpty() && forgotten.isEmpty() && askers.isEmpty();
        }

        /** Whether there is nothing that has ended, or has come of a call. */
        boolean onlyRemoves() {
            return calls.isEmpty() && consequences.isEmpty();
        }

        boolean isEmpty() {
            return onlyRemoves() && forgotten.isEmpty();
        }
    }

    void add(RecordedCall call) {
        lock.lock();
        try {
            calls.addLast(call);
            bytes += call.memory();
            while (calls.size() > maxEntries || (bytes > maxBytes && !calls.isEmpty())) {
                bytes -= calls.removeFirst().memory();
                dropped++;
            }
            wake(calls.size() == 1 || isFull());
        } finally {
            lock.unlock();
        }
    }

    void add(StoredConsequence consequence) {
        lock.lock();
        try {
            consequences.addLast(consequence);
            if (consequences.size() > 2 * maxEntries) {
                consequences.removeFirst();
            }
            wake(consequences.size() == 1);
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is here of a tenant and has it removed where it was written already. */
    void forget(UUID tenantId, long until) {
        lock.lock();
        try {
            drop(tenantId, until);
            forgotten.add(new Forgotten(tenantId, until));
            wake(true);
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is here of a tenant, or of all. */
    void drop(@Nullable UUID tenantId, long until) {
        lock.lock();
        try {
            calls.removeIf(call -> call.sequence() <= until
                    && (tenantId == null || tenantId.equals(CallTable.ownerOf(call.tenantId()))));
            bytes = calls.stream().mapToLong(RecordedCall::memory).sum();
            consequences.removeIf(
                    one -> one.sequence() <= until && (tenantId == null || tenantId.equals(one.tenantId())));
        } finally {
            lock.unlock();
        }
    }

    /** Has all of it written now, for another process that is to be told. */
    void ask(String asker) {
        lock.lock();
        try {
            askers.add(asker);
            wake(true);
        } finally {
            lock.unlock();
        }
    }

    /** Has all of it written now; the answer is the number that {@link Batch#asked} is to reach. */
    long ask() {
        lock.lock();
        try {
            wake(true);
            return ++asked;
        } finally {
            lock.unlock();
        }
    }

    /** Drops all that there is. */
    void clear() {
        lock.lock();
        try {
            taken(List.of());
            calls.clear();
            consequences.clear();
            askers.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something to write, then for what follows within the interval unless somebody wants it now.
     *
     * @param before {@link Batch#asked} of the batch before
     * @return whether another process wants it
     */
    boolean await(long before, long intervalMillis) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !isWanted(before) && calls.isEmpty() && consequences.isEmpty()) {
                changed.await();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
            while (!closed && !isWanted(before) && !isFull() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !askers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is written next.
     *
     * @param open tells the calls that go on, of which each is added here before it is not among them any more
     */
    Batch take(Supplier<List<RecordedCall>> open) {
        lock.lock();
        try {
            // First those: one that ends meanwhile is found a second time rather than not at all.
            return taken(open.get());
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return calls.size() >= BATCH || bytes >= BATCH_BYTES;
    }

    private boolean isWanted(long before) {
        return asked > before || !askers.isEmpty() || !forgotten.isEmpty();
    }

    private Batch taken(List<RecordedCall> open) {
        List<RecordedCall> some = new ArrayList<>();
        long taken = 0;
        while (some.size() < BATCH && taken < BATCH_BYTES && !calls.isEmpty()) {
            RecordedCall call = calls.removeFirst();
            some.add(call);
            taken += call.memory();
        }
        bytes -= taken;
        List<StoredConsequence> came = new ArrayList<>();
        while (came.size() < BATCH_CONSEQUENCES && !consequences.isEmpty()) {
            came.add(consequences.removeFirst());
        }
        boolean more = !calls.isEmpty() || !consequences.isEmpty();
        Batch batch = new Batch(
                some, open, came, List.copyOf(forgotten), more ? List.of() : List.copyOf(askers), asked, more, dropped);
        forgotten.clear();
        if (!more) {
            askers.clear();
        }
        dropped = 0;
        return batch;
    }

    /** Puts back what could not be written, before all that has come since. */
    void putBack(Batch batch) {
        lock.lock();
        try {
            for (int i = batch.calls().size() - 1; i >= 0; i--) {
                RecordedCall call = batch.calls().get(i);
                if (calls.size() < maxEntries && bytes + call.memory() <= maxBytes) {
                    calls.addFirst(call);
                    bytes += call.memory();
                } else {
                    dropped++;
                }
            }
            for (int i = batch.consequences().size() - 1; i >= 0 && consequences.size() < 2 * maxEntries; i--) {
                consequences.addFirst(batch.consequences().get(i));
            }
            forgotten.addAll(0, batch.forgotten());
        } finally {
            lock.unlock();
        }
    }

    private void wake(boolean wanted) {
        if (wanted) {
            changed.signalAll();
        }
    }
}
