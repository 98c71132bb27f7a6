package dev.entitlement.assignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be given to whom.
 *
 * @param policyId the policy by which it is given; null where nobody named one
 * @param targetId id of the subject that receives it
 * @param schedule from when to when
 * @param createdBy object id of who asked for it; null where nobody is known to have
 */
public record Grant(
        UUID accessPackageId,
        @Nullable UUID policyId,
        UUID targetId,
        Schedule schedule,
        @Nullable UUID createdBy) {}
