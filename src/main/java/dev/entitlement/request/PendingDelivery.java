package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be carried out, on the assignment that it works on.
 *
 * @param accessPackageId what is delivered
 * @param targetId the subject it is delivered to
 * @param type what it does to the assignment
 * @param arrival the subject who has to be brought into the directory with it; null for one who is there
 * @param policyId for a change: the assignment's policy afterwards; null: as it was
 * @param schedule for a change: the assignment's schedule afterwards
 */
public record PendingDelivery(
        UUID tenantId,
        UUID requestId,
        int attempt,
        UUID assignmentId,
        UUID accessPackageId,
        UUID targetId,
        RequestType type,
        @Nullable UUID arrival,
        @Nullable UUID policyId,
        Schedule schedule) {}
