package dev.entitlement.request;

import dev.entitlement.odata.Restriction;
import java.util.UUID;

/** Who approves what: known to approvals, asked by requests. */
public interface Approvers {

    /** Whether a user is among those who approve by a policy. */
    boolean mayApprove(UUID tenantId, UUID policyId, UUID userObjectId);

    /** The requests that a user is asked to approve, or was. */
    Restriction<AssignmentRequest> askedOf(UUID tenantId, UUID userObjectId);
}
