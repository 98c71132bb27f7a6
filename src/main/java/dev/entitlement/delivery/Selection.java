package dev.entitlement.delivery;

import dev.entitlement.request.RequestProgress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a tenant's queued work is meant.
 *
 * @param processingUntil processing work that is due by then; null: none of it
 * @param timedUntil what happens by itself by then; null: none of it
 * @param request only what is about this request; null: whatever it is about
 */
record Selection(
        @Nullable Instant processingUntil,
        @Nullable Instant timedUntil,
        @Nullable UUID request) {

    /** Later than anything is ever due. */
    static final Instant EVER = Instant.parse("+13000-01-01T00:00:00Z");

    /** All that can be done now: processing work whenever it is due, and what happens by itself if its time has come. */
    static Selection now(Instant now) {
        return new Selection(EVER, now, null);
    }

    /** As {@link #now}, of one request. */
    static Selection ofRequest(UUID request, Instant now) {
        return new Selection(EVER, now, request);
    }

    /** What is due by a time. */
    static Selection dueBy(Instant time, boolean processing) {
        return new Selection(processing ? time : null, time, null);
    }

    /** Everything, for a look at it. */
    static Selection everything() {
        return new Selection(EVER, EVER, null);
    }

    /** Until when work of a kind is meant; null: none of it is. */
    @Nullable
    Instant until(WorkKind kind) {
        return kind.isProcessing() ? processingUntil : timedUntil;
    }

    /** What the names of such work begin with; null where none of it is meant. */
    @Nullable
    String prefix(UUID tenantId, WorkKind kind) {
        if (request == null) {
            return tenantId + "/";
        }
        return switch (kind) {
            case DELIVERY, SUBMISSION -> tenantId + "/" + request + "/";
            case APPOINTMENT -> tenantId + "/" + RequestProgress.KIND + "/" + request + "/";
            case REEVALUATION -> null;
        };
    }

    boolean includes(QueuedWork work) {
        Instant until = until(work.kind());
        String prefix = prefix(work.tenantId(), work.kind());
        return until != null
                && prefix != null
                && !work.due().isAfter(until)
                && work.name().startsWith(prefix);
    }
}
