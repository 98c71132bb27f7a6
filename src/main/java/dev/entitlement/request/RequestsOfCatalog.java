package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.AccessPackageDeleted;
import dev.entitlement.catalog.AssignmentPolicyDeleted;
import dev.entitlement.graph.GraphException;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of requests and assignments when the access package or the policy goes: who is still served by it keeps
 * it from going; what is over goes with the package.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/accesspackage-delete">Delete accessPackage</a>
 */
@Component
class RequestsOfCatalog {

    private final AssignmentRequestRepository requests;
    private final Assignments assignments;

    RequestsOfCatalog(AssignmentRequestRepository requests, Assignments assignments) {
        this.requests = requests;
        this.assignments = assignments;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void packageDeleted(AccessPackageDeleted deleted) {
        UUID tenantId = deleted.tenantId();
        UUID accessPackageId = deleted.accessPackageId();
        if (assignments.anyInForce(tenantId, accessPackageId)
                || requests.existsByKeyTenantIdAndAccessPackageIdAndStateIn(
                        tenantId, accessPackageId, RequestState.OPEN)) {
            throw new GraphException(
                    400,
                    "AccessPackageInUse",
                    "The access package has assignments or requests. They have to go first.");
        }
        requests.deleteOfPackage(tenantId, accessPackageId);
        assignments.forget(tenantId, accessPackageId);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void policyDeleted(AssignmentPolicyDeleted deleted) {
        if (assignments.anyByPolicy(deleted.tenantId(), deleted.policyId())
                || requests.existsByKeyTenantIdAndPolicyIdAndStateIn(
                        deleted.tenantId(), deleted.policyId(), RequestState.OPEN)) {
            throw new GraphException(
                    400, "PolicyInUse", "The policy has assignments or requests. They have to go first.");
        }
    }
}
