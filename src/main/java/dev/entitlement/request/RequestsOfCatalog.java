package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.AccessPackageDeleted;
import dev.entitlement.catalog.AssignmentPolicyDeleted;
import dev.entitlement.graph.GraphException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
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
    private final RequestTransitionRepository transitions;
    private final Assignments assignments;
    private final ApplicationEventPublisher events;

    RequestsOfCatalog(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            Assignments assignments,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.transitions = transitions;
        this.assignments = assignments;
        this.events = events;
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
        List<UUID> ids = requests.findIdsOfPackage(tenantId, accessPackageId);
        transitions.deleteOfPackage(tenantId, accessPackageId);
        requests.deleteOfPackage(tenantId, accessPackageId);
        for (int from = 0; from < ids.size(); from += RequestsDeleted.MOST) {
            List<UUID> part = ids.subList(from, Math.min(from + RequestsDeleted.MOST, ids.size()));
            events.publishEvent(new RequestsDeleted(tenantId, part));
        }
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
