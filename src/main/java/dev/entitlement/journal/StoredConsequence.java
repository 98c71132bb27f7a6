package dev.entitlement.journal;

import dev.entitlement.graph.GraphVersion;
import dev.entitlement.request.RequestState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consequence as it is kept in the database by the process that brought it about, which need not be the one that has had
 * the call.
 *
 * @param sequence from the same numbers as those of calls
 * @param callId the call that it comes of; null where only {@link #byCall} tells
 */
record StoredConsequence(
        UUID tenantId, long sequence, @Nullable UUID callId, Consequence told) {

    private static final String DELIVERING = GraphVersion.V1.nameOf(RequestState.DELIVERING);

    private record Request(UUID tenantId, UUID id) {}

    /**
     * What has come of each call, in order. What does not name its call comes of the one that began the delivery of the same
     * number, and without one of the call that was the last to move the request.
     *
     * @param all of some requests, in order
     */
    static Map<UUID, List<Consequence>> byCall(List<StoredConsequence> all) {
        Map<Request, List<StoredConsequence>> requests = new HashMap<>();
        for (StoredConsequence one : all) {
            requests.computeIfAbsent(
                            new Request(one.tenantId(), one.told().assignmentRequest()), key -> new ArrayList<>())
                    .add(one);
        }
        Map<UUID, List<Consequence>> found = new HashMap<>();
        requests.values().forEach(ofOne -> attribute(ofOne, found));
        return found;
    }

    private static void attribute(List<StoredConsequence> ofOne, Map<UUID, List<Consequence>> found) {
        TreeMap<Long, UUID> movers = new TreeMap<>();
        for (StoredConsequence one : ofOne) {
            if (one.callId() != null) {
                movers.put(one.sequence(), one.callId());
            }
        }
        Map<Integer, TreeMap<Long, UUID>> beginners = new HashMap<>();
        for (StoredConsequence one : ofOne) {
            UUID caller = one.callId() == null ? before(movers, one.sequence()) : one.callId();
            if (caller != null && one.told().to().equals(DELIVERING)) {
                beginners
                        .computeIfAbsent(one.told().attempt(), attempt -> new TreeMap<>())
                        .put(one.sequence(), caller);
            }
        }
        for (StoredConsequence one : ofOne) {
            UUID call = one.callId();
            if (call == null && one.told().attempt() > 0) {
                call = before(beginners.get(one.told().attempt()), one.sequence());
            }
            call = call == null ? before(movers, one.sequence()) : call;
            if (call != null) {
                found.computeIfAbsent(call, key -> new ArrayList<>()).add(one.told());
            }
        }
    }

    /** The last one before; what another process has brought about at once may be numbered a little earlier than its cause. */
    private static @Nullable UUID before(@Nullable TreeMap<Long, UUID> calls, long sequence) {
        if (calls == null || calls.isEmpty()) {
            return null;
        }
        Map.Entry<Long, UUID> last = calls.floorEntry(sequence);
        return Objects.requireNonNull(last == null ? calls.firstEntry() : last).getValue();
    }
}
