package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.DeliverableAssignment;
import dev.entitlement.assignment.DeliveredRoles;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.DeliveryAttempt;
import dev.entitlement.request.DeliveryDuplicated;
import dev.entitlement.request.PendingDelivery;
import dev.entitlement.subject.Subjects;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out deliveries. The queue hands one out at least once, so its effect is one transaction that begins by asking
 * whether it has been carried out already.
 */
@Service
class DeliveryEngine {

    private static final DeliveredRoles NOTHING = new DeliveredRoles(List.of(), List.of(), 0, 0);

    private final AssignmentRequests requests;
    private final Assignments assignments;
    private final Subjects subjects;
    private final DeliveryScripts scripts;

    DeliveryEngine(AssignmentRequests requests, Assignments assignments, Subjects subjects, DeliveryScripts scripts) {
        this.requests = requests;
        this.assignments = assignments;
        this.subjects = subjects;
        this.scripts = scripts;
    }

    /** Delivers what is outstanding, as its script says or as is usual; does nothing the second time. */
    @Transactional
    public void carryOut(DeliveryTask task) {
        carryOut(task.tenantId(), List.of(task));
    }

    /** The same for several deliveries of a tenant, of which either all or none are carried out. */
    @Transactional
    public void carryOut(UUID tenantId, List<DeliveryTask> tasks) {
        List<PendingDelivery> deliveries = requests.takeDeliveries(
                tenantId,
                tasks.stream()
                        .map(task -> new DeliveryAttempt(task.requestId(), task.attempt()))
                        .toList());
        if (deliveries.isEmpty()) {
            return;
        }
        Function<PendingDelivery, Decision> decisions = scripts.of(tenantId, deliveries);
        Map<UUID, DeliverableAssignment> receiving = receiving(tenantId, deliveries);
        for (PendingDelivery delivery : deliveries) {
            DeliveryOutcome outcome = deliver(delivery, decisions.apply(delivery), false, receiving);
            if (requests.completeDelivery(delivery, outcome.requestState())) {
                deliverAgain(delivery);
            }
        }
    }

    private Map<UUID, DeliverableAssignment> receiving(UUID tenantId, List<PendingDelivery> deliveries) {
        return assignments.deliverable(
                tenantId,
                deliveries.stream()
                        .filter(delivery ->
                                !delivery.type().isRemoval() && !delivery.type().isUpdate())
                        .map(PendingDelivery::assignmentId)
                        .toList());
    }

    /** Compares what a package hands out with what somebody has, as the assignment's script says or as is usual. */
    @Transactional
    public void carryOut(ReevaluationTask task) {
        Decision decision = scripts.of(task);
        assignments
                .reevaluate(
                        task.tenantId(), task.assignmentId(), task.number(), decision::reach, did -> decision.outcome(
                                        did)
                                .assignmentState())
                .ifPresent(
                        did -> scripts.note(task.tenantId(), task.assignmentId(), task.number(), false, decision, did));
    }

    /** Lets a delivery be carried out twice: the second time at once if it has ended already, or else when it has. */
    @EventListener
    @Transactional
    public void duplicate(DeliveryDuplicated duplicated) {
        requests.duplicateDelivery(duplicated.tenantId(), duplicated.requestId())
                .ifPresent(this::deliverAgain);
    }

    private void deliverAgain(PendingDelivery delivery) {
        Decision next = scripts.of(delivery, delivery.attempt() + 1);
        DeliveryOutcome outcome = deliver(delivery, next, true, receiving(delivery.tenantId(), List.of(delivery)));
        requests.completeDuplicate(delivery, outcome.requestState());
    }

    private DeliveryOutcome deliver(
            PendingDelivery delivery, Decision decision, boolean repeated, Map<UUID, DeliverableAssignment> receiving) {
        DeliveredRoles did;
        if (delivery.type().isRemoval()) {
            did = assignments.remove(delivery.tenantId(), delivery.assignmentId(), decision::reach);
        } else if (delivery.type().isUpdate()) {
            did = change(delivery, decision);
        } else {
            did = give(delivery, decision, Objects.requireNonNull(receiving.get(delivery.assignmentId())));
        }
        scripts.note(delivery.tenantId(), delivery.requestId(), delivery.attempt(), repeated, decision, did);
        return decision.outcome(did);
    }

    private DeliveredRoles change(PendingDelivery delivery, Decision decision) {
        if (decision.planned() == DeliveryOutcome.DELIVERED) {
            assignments.update(delivery.tenantId(), delivery.assignmentId(), delivery.policyId(), delivery.schedule());
        }
        return NOTHING;
    }

    private DeliveredRoles give(PendingDelivery delivery, Decision decision, DeliverableAssignment assignment) {
        DeliveredRoles did = assignment.deliver(
                decision::reach, roles -> decision.outcome(roles).assignmentState());
        UUID arrival = delivery.arrival();
        if (arrival != null && decision.outcome(did) != DeliveryOutcome.DELIVERY_FAILED) {
            subjects.arrive(delivery.tenantId(), arrival);
        }
        return did;
    }
}
