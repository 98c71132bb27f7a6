package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.PendingDelivery;
import dev.entitlement.tenant.TenantKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out deliveries. The queue hands one out at least once, so its effect is one transaction that begins by asking
 * whether it has been carried out already.
 */
@Service
class DeliveryEngine {

    private final AssignmentRequests requests;
    private final Assignments assignments;
    private final DeliveryScriptRepository scripts;

    DeliveryEngine(AssignmentRequests requests, Assignments assignments, DeliveryScriptRepository scripts) {
        this.requests = requests;
        this.assignments = assignments;
        this.scripts = scripts;
    }

    /** Delivers what is outstanding, as its script says or with success; does nothing the second time. */
    @Transactional
    public void carryOut(DeliveryTask task) {
        requests.takeDelivery(task.tenantId(), task.requestId(), task.attempt()).ifPresent(this::deliver);
    }

    private void deliver(PendingDelivery delivery) {
        DeliveryOutcome outcome = scripts.findById(new TenantKey(delivery.tenantId(), delivery.requestId()))
                .map(script -> script.outcomeOf(delivery.attempt()))
                .orElse(DeliveryOutcome.DELIVERED);
        assignments.deliver(
                delivery.tenantId(), delivery.assignmentId(), outcome::deliveredOf, outcome.assignmentState());
        requests.completeDelivery(delivery, outcome.requestState());
    }
}
