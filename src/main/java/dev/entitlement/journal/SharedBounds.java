package dev.entitlement.journal;

import dev.entitlement.store.NodeLocks;
import dev.entitlement.store.OnSharedDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Keeps the calls of all processes within the same bounds as those in memory: the oldest go first, of that tenant which has
 * most.
 */
@Component
@OnSharedDatabase
class SharedBounds {

    /** So many changes of requests may follow from each call, on average. */
    private static final int CONSEQUENCES_OF_A_CALL = 4;

    private final CallTable calls;
    private final ConsequenceTable consequences;
    private final NodeLocks locks;
    private final int maxEntries;
    private final long maxBytes;

    SharedBounds(CallTable calls, ConsequenceTable consequences, NodeLocks locks, JournalProperties properties) {
        this.locks = locks;
        this.calls = calls;
        this.consequences = consequences;
        this.maxEntries = properties.maxEntries();
        this.maxBytes = properties.maxBytes().toBytes();
    }

    /** Removes what is too much, in the transaction of the caller; by one process at a time, or it were removed twice. */
    void keep() {
        locks.holdJournal();
        removed(maxEntries, CallTable.Share::calls, (tenantId, count) -> calls.removeOldest(tenantId, (int) count));
        removed(maxBytes, CallTable.Share::bytes, this::removeBytes);
        consequences.keepNewest((int) Math.min(Integer.MAX_VALUE, (long) CONSEQUENCES_OF_A_CALL * maxEntries));
    }

    private interface Removal {
        void of(UUID tenantId, long amount);
    }

    private void removed(long most, ToLongFunction<CallTable.Share> size, Removal removal) {
        Map<UUID, Long> sizes = new HashMap<>();
        calls.shares().forEach(share -> sizes.put(share.tenantId(), size.applyAsLong(share)));
        tooMuch(sizes, most).forEach(removal::of);
    }

    private void removeBytes(UUID tenantId, long bytes) {
        int count = 0;
        long removed = 0;
        for (int size : calls.sizesOf(tenantId)) {
            if (removed >= bytes) {
                break;
            }
            removed += size;
            count++;
        }
        if (count > 0) {
            calls.removeOldest(tenantId, count);
        }
    }

    /**
     * What each has to give up so that together they have no more than so much: nobody who has no more than the share that
     * is left for each of those who have more.
     *
     * @param sizes of all, none negative
     */
    static Map<UUID, Long> tooMuch(Map<UUID, Long> sizes, long most) {
        List<Map.Entry<UUID, Long>> ascending =
                sizes.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        Map<UUID, Long> tooMuch = new HashMap<>();
        long left = most;
        for (int i = 0; i < ascending.size(); i++) {
            long size = ascending.get(i).getValue();
            long kept = Math.min(size, left / (ascending.size() - i));
            left -= kept;
            if (kept < size) {
                tooMuch.put(ascending.get(i).getKey(), size - kept);
            }
        }
        return tooMuch;
    }
}
