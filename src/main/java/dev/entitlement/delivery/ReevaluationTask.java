package dev.entitlement.delivery;

import java.util.UUID;

/** One queued comparison of what a package hands out with what somebody has, as the queue stores it. */
record ReevaluationTask(UUID tenantId, UUID assignmentId, int number) {

    /** Names the comparison in the queue, which holds a name once. */
    String name() {
        return tenantId + "/" + assignmentId + "/" + number;
    }
}
