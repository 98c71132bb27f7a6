package dev.entitlement.delivery;

import java.time.Instant;
import java.util.UUID;

/** The first step of a submitted request, as the queue stores it. */
record SubmissionTask(UUID tenantId, UUID requestId) {

    /** Names the step in the queue: a request that goes on after a custom extension has answered takes it once more. */
    String name(Instant due) {
        return tenantId + "/" + requestId + "/" + due.toEpochMilli();
    }
}
