package dev.entitlement.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which call began which delivery, and which was the last to move a request: what follows later belongs to it. */
@Component
class Causes {

    private static final int ANY = -1;

    private final Map<Key, RecordedCall> calls = new ConcurrentHashMap<>();
    private final Map<RecordedCall, Set<Key>> keys = new ConcurrentHashMap<>();

    private record Key(UUID tenantId, UUID requestId, int attempt) {}

    /** Notes that a call has moved a request, or made it. */
    void moved(UUID tenantId, UUID requestId, RecordedCall by) {
        note(new Key(tenantId, requestId, ANY), by);
    }

    /** Notes that a delivery, the {@code attempt}-th, comes of a call. */
    void began(UUID tenantId, UUID requestId, int attempt, RecordedCall by) {
        note(new Key(tenantId, requestId, attempt), by);
    }

    /** The call that the {@code attempt}-th delivery comes of. */
    Optional<RecordedCall> ofDelivery(UUID tenantId, UUID requestId, int attempt) {
        return Optional.ofNullable(calls.get(new Key(tenantId, requestId, attempt)));
    }

    /** The call that was the last to move a request. */
    Optional<RecordedCall> ofRequest(UUID tenantId, UUID requestId) {
        return ofDelivery(tenantId, requestId, ANY);
    }

    void forget(RecordedCall call) {
        Set<Key> noted = keys.remove(call);
        if (noted != null) {
            noted.forEach(key -> calls.remove(key, call));
        }
    }

    private void note(Key key, RecordedCall by) {
        keys.computeIfAbsent(by, call -> ConcurrentHashMap.newKeySet()).add(key);
        RecordedCall before = calls.put(key, by);
        if (before != null && before != by) {
            keys.computeIfPresent(before, (call, noted) -> {
                noted.remove(key);
                return noted.isEmpty() ? null : noted;
            });
        }
    }
}
