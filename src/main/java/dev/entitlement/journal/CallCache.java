package dev.entitlement.journal;

import dev.entitlement.store.OnSharedDatabase;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls that were read lately and do not change any more, so that who waits for some need not read all again and again. */
@Component
@OnSharedDatabase
class CallCache {

    /** Of the memory that all calls may take. */
    private static final int PART = 4;

    private final long maxBytes;
    private final Map<UUID, RecordedCall> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    CallCache(JournalProperties properties) {
        this.maxBytes = properties.maxBytes().toBytes() / PART;
    }

    synchronized @Nullable RecordedCall get(UUID requestId) {
        return kept.get(requestId);
    }

    synchronized void put(UUID requestId, RecordedCall call) {
        RecordedCall before = kept.put(requestId, call);
        bytes += call.memory() - (before == null ? 0 : before.memory());
        Iterator<RecordedCall> oldest = kept.values().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            bytes -= oldest.next().memory();
            oldest.remove();
        }
    }
}
