package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentPlacement;
import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.clock.Appointment;
import dev.entitlement.control.MemberRefused;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts requests where a test wants them, whatever state they are in, and makes what follows from being there true: what
 * is held, what is delivered, who approves.
 */
@Component
class RequestPlacement {

    private final RequestProgress progress;
    private final Assignments assignments;
    private final AssignmentPlacement assignmentPlacement;
    private final ApplicationEventPublisher events;

    RequestPlacement(
            RequestProgress progress,
            Assignments assignments,
            AssignmentPlacement assignmentPlacement,
            ApplicationEventPublisher events) {
        this.progress = progress;
        this.assignments = assignments;
        this.assignmentPlacement = assignmentPlacement;
        this.events = events;
    }

    /**
     * Forces a request that is held into a state. A delivery that was pending finds its attempt gone, and does nothing.
     *
     * @throws MemberRefused for a completion time, or a wait for a custom extension, in a state that has none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void force(AssignmentRequest request, ForcedState forced, Instant now) {
        if (forced.completedAt() != null && !forced.state().isComplete()) {
            throw new MemberRefused("completedAt", "a request has a completedAt in a complete state alone");
        }
        if (AssignmentRequestEntry.WAITING.equals(forced.status())
                && !forced.state().mayWaitForCallback()) {
            throw new MemberRefused("status", AssignmentRequestEntry.WAITS_BEFORE_ALL_ELSE);
        }
        RequestTransition transition = request.force(forced, now);
        if (request.requestType().isAdd()) {
            alignNew(request, now);
        } else if (request.state() == RequestState.DELIVERED) {
            alignChanged(request);
        }
        progress.keep(request, transition);
        UUID tenantId = request.key().tenantId();
        if (transition.from() == RequestState.PENDING_APPROVAL) {
            events.publishEvent(new ApprovalEnded(tenantId, request.id()));
        }
        UUID policy = request.policyId();
        switch (request.state()) {
            case DELIVERING ->
                events.publishEvent(
                        new DeliveryRequested(tenantId, request.id(), request.deliveryAttempt(), forced.due()));
            case SUBMITTED -> {
                if (forced.due() != null) {
                    events.publishEvent(new RequestSubmitted(tenantId, request.id(), forced.due()));
                }
            }
            case PENDING_APPROVAL -> {
                if (policy != null) {
                    events.publishEvent(new ApprovalRequired(tenantId, request.id(), policy, request.requestorId()));
                }
            }
            case SCHEDULED ->
                request.proceedsAt()
                        .filter(start -> start.isAfter(now))
                        .ifPresent(start -> events.publishEvent(
                                new Appointment(tenantId, RequestProgress.KIND, request.id(), start)));
            default -> {}
        }
    }

    /** What a request for new access leaves behind in its state. */
    private void alignNew(AssignmentRequest request, Instant now) {
        UUID tenantId = request.key().tenantId();
        UUID assignment = request.assignmentId();
        AssignmentState left = request.state().assignmentState();
        boolean ended = assignment == null
                || assignments
                        .stateOf(tenantId, assignment)
                        .filter(state -> state != AssignmentState.EXPIRED)
                        .isEmpty();
        if (left == null) {
            if (assignment != null) {
                assignments.abandon(tenantId, assignment);
            }
            if (!request.state().isComplete()) {
                request.workOn(null);
            }
        } else if (ended) {
            UUID made = UUID.randomUUID();
            assignments.create(tenantId, made, request.grant(progress.scheduleOf(request), now));
            request.workOn(made);
            assignmentPlacement.force(tenantId, made, left);
        } else if (assignment != null) {
            assignmentPlacement.force(tenantId, assignment, left);
        }
    }

    /** What a delivered change or removal leaves behind; one that failed leaves the assignment as it is. */
    private void alignChanged(AssignmentRequest request) {
        UUID tenantId = request.key().tenantId();
        UUID assignment = request.assignmentId();
        if (assignment == null || assignments.find(tenantId, assignment).isEmpty()) {
            return;
        }
        if (request.requestType().isRemoval()) {
            assignments.remove(tenantId, assignment, Set::copyOf);
        } else {
            assignments.update(tenantId, assignment, request.policyId(), progress.scheduleOf(request));
        }
    }
}
