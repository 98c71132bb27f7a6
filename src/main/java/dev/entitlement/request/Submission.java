package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new request asks for, once every rule has let it pass.
 *
 * @param policyId the policy by which access is given; null where nobody named one
 * @param requestorId the subject who asks
 * @param targetId the subject who gets; the one who asks, except on somebody else's behalf
 * @param outsider whether the directory does not have the target yet
 * @param createdBy object id of the caller; null for what the system asks for itself
 * @param assignmentId the assignment that is to be changed or ended; null for a new one
 * @param answers to the policy's questions
 */
record Submission(
        RequestType type,
        UUID accessPackageId,
        @Nullable UUID policyId,
        UUID requestorId,
        UUID targetId,
        boolean outsider,
        @Nullable UUID createdBy,
        @Nullable UUID assignmentId,
        Schedule schedule,
        @Nullable String justification,
        List<Answer> answers) {}
