package dev.entitlement.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened, as it is told to whoever listens.
 *
 * @param id grows with every event
 * @param type {@code request}, {@code transition}, {@code fault}, {@code clock} or {@code reset}
 * @param tenantId whose; null where nobody's
 * @param data what is told, or the {@link Ended} call that is looked up when it is told
 */
record JournalEvent(long id, String type, @Nullable UUID tenantId, Object data) {

    /** A call that has ended; the journal may have forgotten it by the time it is told. */
    record Ended(String requestId) {}
}
