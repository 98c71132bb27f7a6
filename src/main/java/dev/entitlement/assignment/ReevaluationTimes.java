package dev.entitlement.assignment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** When pending comparisons are due: known to the queue, asked by assignments that are exported. */
public interface ReevaluationTimes {

    /** When the pending comparison of each assignment that has one is carried out, in the emulated world. */
    Map<UUID, Instant> dueByAssignment(UUID tenantId);
}
