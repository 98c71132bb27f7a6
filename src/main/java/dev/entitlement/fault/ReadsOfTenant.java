package dev.entitlement.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What reads of one tenant have answered, and which of them are to answer so again. Thread-safe, and bounded. */
final class ReadsOfTenant {

    private static final int MOST_LAGS = 1000;
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final Map<Key, Read> last = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Lag> lags = new ArrayDeque<>();
    private long bytes;

    /** Who reads what. */
    private record Key(@Nullable UUID client, @Nullable UUID user, String target) {}

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Read(int status, @Nullable String contentType, byte[] body) {}

    /** An answer that is not true any more, by a rule. */
    record Stale(String fault, Read read) {}

    /**
     * A write that is seen late.
     *
     * @param noun what was written, as operations name it
     * @param until in the tenant's emulated time
     * @param item path of what was written
     * @param before what that answered before the write
     */
    record Lag(String fault, String noun, UUID resource, Instant until, String item, Read before) {

        boolean isSeenBy(MatchedCall call) {
            return call.noun().equals(noun)
                    && (call.resource() == null || call.resource().equals(resource));
        }
    }

    synchronized void lag(Lag lag) {
        lags.addFirst(lag);
        if (lags.size() > MOST_LAGS) {
            lags.removeLast();
        }
    }

    synchronized Optional<Stale> answer(MatchedCall call, String target, Instant now, Predicate<String> isArmed) {
        lags.removeIf(lag -> !now.isBefore(lag.until()) || !isArmed.test(lag.fault()));
        Read before = last.get(keyOf(call, target));
        Stale found = null;
        for (Lag lag : lags) {
            Read read = before == null && lag.item().equalsIgnoreCase(target) ? lag.before() : before;
            if (lag.isSeenBy(call) && read != null) {
                // The oldest of the writes that are not seen yet knows what was before all of them.
                found = new Stale(lag.fault(), read);
            }
        }
        return Optional.ofNullable(found);
    }

    synchronized void remember(MatchedCall call, String target, Read read) {
        // What is seen late is not seen meanwhile either.
        if (lags.stream().noneMatch(lag -> lag.isSeenBy(call))) {
            Read replaced = last.put(keyOf(call, target), read);
            bytes += read.body().length - (replaced == null ? 0 : replaced.body().length);
            for (Iterator<Read> oldest = last.values().iterator(); bytes > MOST_BYTES; oldest.remove()) {
                bytes -= oldest.next().body().length;
            }
        }
    }

    private static Key keyOf(MatchedCall call, String target) {
        return new Key(call.client(), call.user(), target);
    }
}
