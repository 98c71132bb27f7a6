package dev.entitlement.journal;

import dev.entitlement.store.OnSharedDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads calls from the database, each together with the batch that it was a step of. */
@Component
@OnSharedDatabase
class StoredCalls {

    private final CallTable table;
    private final CallCache cache;

    StoredCalls(CallTable table, CallCache cache) {
        this.table = table;
        this.cache = cache;
    }

    /** The calls with these ids, in their order; without those that there are not. */
    List<RecordedCall> read(Collection<UUID> requestIds) {
        Map<UUID, RecordedCall> found = new HashMap<>();
        List<UUID> unknown = new ArrayList<>();
        for (UUID id : requestIds) {
            RecordedCall known = cache.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!unknown.isEmpty()) {
            load(unknown, found);
        }
        return requestIds.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The call with this id as it is there now: what was read lately may have been forgotten since. */
    Optional<RecordedCall> readAnew(UUID requestId) {
        Map<UUID, RecordedCall> found = new HashMap<>();
        load(List.of(requestId), found);
        return Optional.ofNullable(found.get(requestId));
    }

    private void load(List<UUID> ids, Map<UUID, RecordedCall> found) {
        List<StoredCall> stored = table.contents(ids);
        Set<UUID> batches = new LinkedHashSet<>();
        for (StoredCall call : stored) {
            if (call.batch() == null) {
                keep(call.recorded(null), found);
            } else {
                batches.add(UUID.fromString(call.batch()));
            }
        }
        batches.removeAll(found.keySet());
        if (!batches.isEmpty()) {
            table.contents(batches).forEach(batch -> keep(batch.recorded(null), found));
        }
        for (StoredCall step : stored) {
            String batch = step.batch();
            if (batch != null) {
                RecordedCall known = found.get(UUID.fromString(batch));
                if (known == null) {
                    // It may have been forgotten, or be written later.
                    found.put(UUID.fromString(step.requestId()), step.recorded(step.forgottenBatch(batch)));
                } else {
                    keep(step.recorded(known), found);
                }
            }
        }
    }

    /** One that goes on will be written again, and so will what it is a step of. */
    private void keep(RecordedCall call, Map<UUID, RecordedCall> found) {
        UUID id = UUID.fromString(call.origin().requestId());
        found.put(id, call);
        RecordedCall batch = call.origin().batch();
        if (call.ending() != null && (batch == null || batch.ending() != null)) {
            cache.put(id, call);
        }
    }
}
