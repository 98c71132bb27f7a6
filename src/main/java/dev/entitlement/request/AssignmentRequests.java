package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.FidelityProperties;
import dev.entitlement.graph.GraphException;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The assignment requests of a tenant, and what can be done with one that has been made. */
@Service
@Transactional
public class AssignmentRequests {

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final RequestProgress progress;
    private final Assignments assignments;
    private final Subjects subjects;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;
    private final ReprocessWindow reprocessWindow;

    AssignmentRequests(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            RequestProgress progress,
            Assignments assignments,
            Subjects subjects,
            ApplicationEventPublisher events,
            VirtualClock clock,
            FidelityProperties fidelity) {
        this.requests = requests;
        this.transitions = transitions;
        this.progress = progress;
        this.assignments = assignments;
        this.subjects = subjects;
        this.events = events;
        this.clock = clock;
        this.reprocessWindow = new ReprocessWindow(fidelity.reprocessWindow());
    }

    /** Whether the tenant has a request with this id. */
    @Transactional(readOnly = true)
    public boolean exists(UUID tenantId, UUID id) {
        return requests.existsById(new TenantKey(tenantId, id));
    }

    /**
     * Begins another delivery and queues it, both or neither. Of several callers at once one succeeds; the others find
     * the state that it left.
     *
     * @param callId the {@code request-id} of the call
     * @throws GraphException 404 when the tenant has no such request; 400 when its state or its age forbids it
     */
    public void reprocess(UUID tenantId, UUID id, String callId) {
        AssignmentRequest request = hold(tenantId, id);
        progress.follow(request, request.reprocess(clock.now(tenantId), reprocessWindow, callId));
    }

    /**
     * Gives up what has not been delivered.
     *
     * @throws GraphException 404 when the tenant has no such request; 403 when it is somebody else's; 400 when its state
     *     forbids it
     */
    void cancel(Actor actor, UUID id) {
        AssignmentRequest request = hold(actor.tenantId(), id);
        Actor.require(actor.administers() || isOf(request, actor));
        UUID assignment = request.assignmentId();
        progress.follow(request, request.cancel(clock.now(actor.tenantId()), actor.callId()));
        if (assignment != null && request.requestType().isAdd()) {
            assignments.abandon(actor.tenantId(), assignment);
        }
    }

    /**
     * Removes a request that is complete; the assignment that it has brought stays.
     *
     * @throws GraphException 404 when the tenant has no such request; 400 when its state forbids it
     */
    void delete(UUID tenantId, UUID id) {
        AssignmentRequest request = hold(tenantId, id);
        request.requireDeletable();
        transitions.deleteOf(tenantId, id);
        requests.delete(request);
        events.publishEvent(new RequestsDeleted(tenantId, List.of(id)));
    }

    /**
     * Goes on after a custom extension has answered.
     *
     * @throws GraphException 404 when the tenant has no such request; 400 when it does not wait for this answer
     */
    void resume(UUID tenantId, UUID id, Callback callback, String callId) {
        AssignmentRequest request = hold(tenantId, id);
        request.resume(callback, clock.now(tenantId), callId)
                .ifPresentOrElse(
                        transition -> progress.follow(request, transition),
                        () -> events.publishEvent(new RequestSubmitted(tenantId, id, null)));
    }

    /**
     * Holds a request that waits for approval, so that nobody else decides on it until the caller's transaction ends.
     *
     * @return empty if there is no such request, or it does not wait for approval any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdPending(UUID tenantId, UUID id) {
        return requests.findForUpdate(new TenantKey(tenantId, id))
                .filter(request -> request.state() == RequestState.PENDING_APPROVAL)
                .isPresent();
    }

    /** Notes that every stage has approved a request that is held, and begins what follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void approve(UUID tenantId, UUID id, String callId) {
        AssignmentRequest request = hold(tenantId, id);
        progress.follow(request, request.approve(clock.now(tenantId), callId));
    }

    /** Notes that an approver has denied a request that is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deny(UUID tenantId, UUID id, String callId) {
        AssignmentRequest request = hold(tenantId, id);
        progress.follow(request, request.deny(clock.now(tenantId), callId));
    }

    /** Notes that nobody has decided on a request that is held in time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expire(UUID tenantId, UUID id) {
        AssignmentRequest request = hold(tenantId, id);
        progress.follow(request, request.expire(clock.now(tenantId)));
    }

    /** Notes that others have been asked to decide on a request that is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(UUID tenantId, UUID id) {
        hold(tenantId, id).escalate();
    }

    /**
     * Takes deliveries in hand, so that nobody else changes their requests until the caller's transaction ends.
     *
     * @return those that are under way; the others have been carried out already, or their request is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PendingDelivery> takeDeliveries(UUID tenantId, Collection<DeliveryAttempt> attempts) {
        List<UUID> ids = attempts.stream().map(DeliveryAttempt::requestId).toList();
        Map<UUID, AssignmentRequest> held =
                hold(TenantKey.of(tenantId, ids)).collect(Collectors.toMap(AssignmentRequest::id, Function.identity()));
        List<PendingDelivery> taken = new ArrayList<>();
        for (DeliveryAttempt attempt : attempts) {
            AssignmentRequest request = held.get(attempt.requestId());
            if (request != null && request.isDelivering(attempt.number())) {
                taken.add(pendingDelivery(request, attempt.number()));
            }
        }
        return taken;
    }

    /**
     * Ends a delivery that was taken in hand in the same transaction.
     *
     * @param outcome {@code DELIVERED}, {@code PARTIALLY_DELIVERED} or {@code DELIVERY_FAILED}
     * @return whether it is to be carried out once more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean completeDelivery(PendingDelivery delivery, RequestState outcome) {
        AssignmentRequest request = inHand(delivery);
        request.completeDelivery(delivery.attempt(), outcome, clock.now(delivery.tenantId()))
                .ifPresent(transition -> progress.keep(request, transition));
        return request.isToBeDeliveredAgain();
    }

    /**
     * Notes that the delivery under way, or the first that will be, is to be carried out twice. Does nothing for a request
     * that is not there or of which nothing is delivered.
     *
     * @return the delivery, if it has ended already and can be carried out again at once
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PendingDelivery> duplicateDelivery(UUID tenantId, UUID id) {
        return requests.findForUpdate(new TenantKey(tenantId, id))
                .filter(AssignmentRequest::duplicateDelivery)
                .map(request -> pendingDelivery(request, request.deliveryAttempt()));
    }

    /**
     * Ends the second run of a delivery, in the transaction that has ended the first or has asked for the second.
     *
     * @param outcome {@code DELIVERED}, {@code PARTIALLY_DELIVERED} or {@code DELIVERY_FAILED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void completeDuplicate(PendingDelivery delivery, RequestState outcome) {
        AssignmentRequest request = inHand(delivery);
        request.completeDuplicate(outcome, clock.now(delivery.tenantId()))
                .ifPresent(transition -> progress.keep(request, transition));
    }

    /** Taking it in hand has loaded and locked it: this reads no row again. */
    private AssignmentRequest inHand(PendingDelivery delivery) {
        return requests.findById(new TenantKey(delivery.tenantId(), delivery.requestId()))
                .orElseThrow();
    }

    /** The access packages that requests of the tenant are for, as far as these requests exist. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> accessPackagesOf(UUID tenantId, Collection<UUID> ids) {
        return requests.findByKeyIn(TenantKey.of(tenantId, ids)).stream()
                .collect(Collectors.toMap(AssignmentRequest::id, AssignmentRequest::accessPackageId));
    }

    /**
     * A request of the tenant that can be reprocessed now, the first by its id; empty if there is none among the first
     * thousand that have failed.
     */
    @Transactional(readOnly = true)
    public Optional<UUID> reprocessable(UUID tenantId) {
        Instant completedAfter = clock.now(tenantId).minus(reprocessWindow.length());
        return requests.findIds(tenantId, RequestState.DELIVERY_FAILED, completedAfter, Limit.of(1)).stream()
                .findFirst();
    }

    private PendingDelivery pendingDelivery(AssignmentRequest request, int attempt) {
        UUID assignment = request.assignmentId();
        if (assignment == null) {
            throw new IllegalStateException("Request " + request.id() + " is delivering, but has no assignment");
        }
        boolean update = request.requestType().isUpdate();
        return new PendingDelivery(
                request.key().tenantId(),
                request.id(),
                attempt,
                assignment,
                request.accessPackageId(),
                request.targetId(),
                request.requestType(),
                request.isForOutsider() ? request.targetId() : null,
                update ? request.policyId() : null,
                update ? changedSchedule(request) : Schedule.NONE);
    }

    /** An administrator changes what they say; a user's access is extended as the policy has it. */
    private Schedule changedSchedule(AssignmentRequest request) {
        return request.requestType() == RequestType.ADMIN_UPDATE ? request.schedule() : progress.scheduleOf(request);
    }

    private boolean isOf(AssignmentRequest request, Actor actor) {
        UUID user = actor.user();
        return user.equals(request.createdBy())
                || subjects.known(actor.tenantId(), user)
                        .filter(subject -> subject.id().equals(request.requestorId()))
                        .isPresent();
    }

    /** Those of several that are there. */
    private Stream<AssignmentRequest> hold(Set<TenantKey> keys) {
        return keys.size() == 1
                ? requests.findForUpdate(keys.iterator().next()).stream()
                : requests.findAllForUpdate(keys).stream();
    }

    private AssignmentRequest hold(UUID tenantId, UUID id) {
        return requests.findForUpdate(new TenantKey(tenantId, id)).orElseThrow(RequestRefused::notFound);
    }
}
