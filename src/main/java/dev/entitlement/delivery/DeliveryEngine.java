package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.PendingDelivery;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
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
    private final Subjects subjects;
    private final DeliveryScriptRepository scripts;

    DeliveryEngine(
            AssignmentRequests requests, Assignments assignments, Subjects subjects, DeliveryScriptRepository scripts) {
        this.requests = requests;
        this.assignments = assignments;
        this.subjects = subjects;
        this.scripts = scripts;
    }

    /** Delivers what is outstanding, as its script says or with success; does nothing the second time. */
    @Transactional
    public void carryOut(DeliveryTask task) {
        requests.takeDelivery(task.tenantId(), task.requestId(), task.attempt()).ifPresent(this::deliver);
    }

    /** Compares what a package hands out with what somebody has, as the assignment's script says or with success. */
    @Transactional
    public void carryOut(ReevaluationTask task) {
        DeliveryOutcome outcome = outcomeOf(task.tenantId(), task.assignmentId(), task.number());
        assignments.reevaluate(
                task.tenantId(), task.assignmentId(), task.number(), outcome::deliveredOf, outcome.assignmentState());
    }

    private void deliver(PendingDelivery delivery) {
        DeliveryOutcome outcome = outcomeOf(delivery.tenantId(), delivery.requestId(), delivery.attempt());
        if (delivery.type().isRemoval()) {
            assignments.remove(delivery.tenantId(), delivery.assignmentId(), outcome::deliveredOf);
        } else if (delivery.type().isUpdate()) {
            change(delivery, outcome);
        } else {
            give(delivery, outcome);
        }
        requests.completeDelivery(delivery, outcome.requestState());
    }

    private void change(PendingDelivery delivery, DeliveryOutcome outcome) {
        if (outcome == DeliveryOutcome.DELIVERED) {
            assignments.update(delivery.tenantId(), delivery.assignmentId(), delivery.policyId(), delivery.schedule());
        }
    }

    private void give(PendingDelivery delivery, DeliveryOutcome outcome) {
        UUID arrival = delivery.arrival();
        if (arrival != null && outcome != DeliveryOutcome.DELIVERY_FAILED) {
            subjects.arrive(delivery.tenantId(), arrival);
        }
        assignments.deliver(
                delivery.tenantId(), delivery.assignmentId(), outcome::deliveredOf, outcome.assignmentState());
    }

    private DeliveryOutcome outcomeOf(UUID tenantId, UUID id, int attempt) {
        return scripts.findById(new TenantKey(tenantId, id))
                .map(script -> script.outcomeOf(attempt))
                .orElse(DeliveryOutcome.DELIVERED);
    }
}
