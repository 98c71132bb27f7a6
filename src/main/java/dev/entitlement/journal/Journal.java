package dev.entitlement.journal;

import dev.entitlement.control.StartRehearsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The calls of this process that are remembered, in memory, bounded by number and bytes for all tenants together. The
 * oldest go first, of that tenant which has more than its share. Thread-safe; nothing is held locked while a call goes on.
 */
@Component
class Journal implements Calls {

    /** Where calls are kept that nobody's tenant follows from. */
    private static final UUID NOBODY = new UUID(0, 0);

    /** How long a reader waits for what a client may have been told a moment ago. */
    private static final long PATIENCE_NANOS = 200_000_000;

    private static final long PAUSE_NANOS = 500_000;

    private final CallNumbers numbers;
    private final Map<Long, RecordedCall> open = new ConcurrentHashMap<>();
    private final Map<UUID, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, RecordedCall> byRequestId = new ConcurrentHashMap<>();
    private final Causes causes;
    private final int maxEntries;
    private final long maxBytes;

    private final Object writing = new Object();
    private int entries;
    private long bytes;

    Journal(JournalProperties properties, Causes causes, CallNumbers numbers) {
        this.numbers = numbers;
        this.causes = causes;
        this.maxEntries = properties.maxEntries();
        this.maxBytes = properties.maxBytes().toBytes();
    }

    private static final class Shelf {

        private final ConcurrentSkipListMap<Long, Kept> calls = new ConcurrentSkipListMap<>();
        private int count;
        private long bytes;
    }

    private record Kept(RecordedCall call, int bytes) {}

    /** Begins with the first call again: nobody has seen those that there were. */
    @EventListener(StartRehearsed.class)
    void beginAgain() {
        List.copyOf(shelves.keySet()).forEach(this::forget);
        numbers.beginAgain();
    }

    long nextSequence() {
        return numbers.next();
    }

    /** The calls that go on, and some that have just ended, in no order. */
    List<RecordedCall> open() {
        return List.copyOf(open.values());
    }

    /** Remembers a call that goes on. */
    void begun(RecordedCall call) {
        open.put(call.sequence(), call);
        byRequestId.put(call.origin().requestId(), call);
    }

    /**
     * Remembers how a call has ended.
     *
     * @param next who else remembers it, and has it before it is not among those any more that go on
     */
    void ended(RecordedCall call, Ending ending, Consumer<RecordedCall> next) {
        call.end(ending);
        Kept kept = new Kept(call, call.memory());
        synchronized (writing) {
            Shelf shelf = shelves.computeIfAbsent(keyOf(ending.tenantId()), tenant -> new Shelf());
            shelf.calls.put(call.sequence(), kept);
            shelf.count++;
            shelf.bytes += kept.bytes();
            bytes += kept.bytes();
            entries++;
            while (entries > maxEntries || (bytes > maxBytes && entries > 0)) {
                dropOldestOf(holderOfTooMuch(shelf, entries > maxEntries));
            }
        }
        next.accept(call);
        open.remove(call.sequence());
    }

    /** Forgets a call that went on, of which it cannot be remembered how it has ended. */
    void lost(RecordedCall call) {
        open.remove(call.sequence());
        byRequestId.remove(call.origin().requestId(), call);
    }

    @Override
    public Optional<RecordedCall> find(String requestId) {
        return Optional.ofNullable(byRequestId.get(requestId));
    }

    /**
     * The calls of some tenants, those going on included, in the order in which they were received.
     *
     * @param tenantIds null for all, and for what is nobody's
     * @param after only those received later than the one with this number
     */
    List<RecordedCall> calls(@Nullable Set<UUID> tenantIds, long after) {
        Stream<Shelf> chosen = tenantIds == null
                ? shelves.values().stream()
                : tenantIds.stream().map(shelves::get).filter(Objects::nonNull);
        // First those going on: one that ends meanwhile is found a second time rather than not at all.
        List<RecordedCall> found = new ArrayList<>(open.values().stream()
                .filter(call -> call.sequence() > after)
                .filter(call -> tenantIds == null || isOfOne(call, tenantIds))
                .toList());
        chosen.flatMap(shelf -> shelf.calls.tailMap(after, false).values().stream())
                .map(Kept::call)
                .forEach(found::add);
        found.sort(Comparator.comparingLong(RecordedCall::sequence));
        return found.stream().distinct().toList();
    }

    @Override
    public List<RecordedCall> calls(
            @Nullable Set<UUID> tenantIds, long after, Predicate<RecordedCall> filter, int most) {
        return calls(tenantIds, after).stream().filter(filter).limit(most).toList();
    }

    /** They have it already. */
    @Override
    public List<RecordedCall> withConsequences(List<RecordedCall> calls) {
        return calls;
    }

    @Override
    public void settle() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (open.values().stream().anyMatch(RecordedCall::isAboutToEnd) && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Whatever is published is there already. */
    @Override
    public void catchUp(boolean last) {}

    @Override
    public int forget(@Nullable Set<UUID> tenantIds) {
        return tenantIds == null
                ? forgetAll()
                : tenantIds.stream().mapToInt(this::forget).sum();
    }

    @Override
    public void removed(UUID tenantId) {
        forget(tenantId);
    }

    /** There is no other process. */
    @Override
    public void settleReset() {}

    /**
     * Forgets calls.
     *
     * @param tenantId whose; null for those that are nobody's
     * @return how many
     */
    int forget(@Nullable UUID tenantId) {
        synchronized (writing) {
            Shelf shelf = shelves.get(keyOf(tenantId));
            int forgotten = shelf == null ? 0 : shelf.count;
            for (int i = 0; i < forgotten; i++) {
                dropOldestOf(Objects.requireNonNull(shelf));
            }
            return forgotten;
        }
    }

    /** Forgets all calls, and tells how many those were. */
    int forgetAll() {
        int before;
        synchronized (writing) {
            before = entries;
            List.copyOf(shelves.keySet()).forEach(tenant -> forget(tenant.equals(NOBODY) ? null : tenant));
        }
        return before;
    }

    /** A tenant that has no more than the average loses nothing to one that has. */
    private Shelf holderOfTooMuch(Shelf adding, boolean tooMany) {
        long share = tooMany ? entries / shelves.size() : bytes / shelves.size();
        if (sizeOf(adding, tooMany) > share) {
            return adding;
        }
        return shelves.values().stream()
                .max(Comparator.comparingLong(shelf -> sizeOf(shelf, tooMany)))
                .orElse(adding);
    }

    private static long sizeOf(Shelf shelf, boolean byNumber) {
        return byNumber ? shelf.count : shelf.bytes;
    }

    private void dropOldestOf(Shelf shelf) {
        Map.Entry<Long, Kept> oldest = shelf.calls.pollFirstEntry();
        if (oldest == null) {
            throw new IllegalStateException("There is nothing left to forget");
        }
        Kept kept = oldest.getValue();
        shelf.count--;
        shelf.bytes -= kept.bytes();
        bytes -= kept.bytes();
        entries--;
        byRequestId.remove(kept.call().origin().requestId(), kept.call());
        causes.forget(kept.call());
        if (shelf.count == 0) {
            shelves.values().remove(shelf);
        }
    }

    private static boolean isOfOne(RecordedCall call, Set<UUID> tenantIds) {
        UUID tenantId = call.tenantId();
        return tenantId != null && tenantIds.contains(tenantId);
    }

    private static UUID keyOf(@Nullable UUID tenantId) {
        return tenantId == null ? NOBODY : tenantId;
    }
}
