package dev.entitlement.request;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.FidelityProperties;
import dev.entitlement.graph.GraphException;
import dev.entitlement.tenant.TenantKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The assignment requests of a tenant. */
@Service
@Transactional
public class AssignmentRequests {

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;
    private final ReprocessWindow reprocessWindow;

    AssignmentRequests(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            ApplicationEventPublisher events,
            VirtualClock clock,
            FidelityProperties fidelity) {
        this.requests = requests;
        this.transitions = transitions;
        this.events = events;
        this.clock = clock;
        this.reprocessWindow = new ReprocessWindow(fidelity.reprocessWindow());
    }

    /** Whether the tenant has a request with this id. */
    @Transactional(readOnly = true)
    public boolean exists(UUID tenantId, UUID id) {
        return requests.existsById(new TenantKey(tenantId, id));
    }

    /** @throws GraphException 404 when the tenant has no such request */
    @Transactional(readOnly = true)
    AssignmentRequest get(UUID tenantId, UUID id) {
        return requests.findById(new TenantKey(tenantId, id)).orElseThrow(AssignmentRequests::notFound);
    }

    /**
     * Begins another delivery and queues it, both or neither. Of several callers at once one succeeds; the others find
     * the state that it left.
     *
     * @param callId the {@code request-id} of the call
     * @throws GraphException 404 when the tenant has no such request; 400 when its state or its age forbids it
     */
    public void reprocess(UUID tenantId, UUID id, String callId) {
        AssignmentRequest request =
                requests.findForUpdate(new TenantKey(tenantId, id)).orElseThrow(AssignmentRequests::notFound);
        transitions.save(request.reprocess(clock.now(), reprocessWindow, callId));
        events.publishEvent(new DeliveryRequested(tenantId, id, request.deliveryAttempt(), null));
    }

    /**
     * Takes a delivery in hand, so that nobody else changes the request until the caller's transaction ends.
     *
     * @return empty if this attempt has been carried out already, or its request is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PendingDelivery> takeDelivery(UUID tenantId, UUID id, int attempt) {
        return requests.findForUpdate(new TenantKey(tenantId, id))
                .filter(request -> request.isDelivering(attempt))
                .map(request -> new PendingDelivery(tenantId, id, attempt, assignmentOf(request)));
    }

    /**
     * Ends a delivery that was taken in hand in the same transaction.
     *
     * @param outcome {@code DELIVERED}, {@code PARTIALLY_DELIVERED} or {@code DELIVERY_FAILED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void completeDelivery(PendingDelivery delivery, RequestState outcome) {
        // Taking it in hand has loaded and locked it: this reads no row again.
        AssignmentRequest request = requests.findById(new TenantKey(delivery.tenantId(), delivery.requestId()))
                .orElseThrow();
        request.completeDelivery(delivery.attempt(), outcome, clock.now()).ifPresent(transitions::save);
    }

    /** A request of the tenant that can be reprocessed now, the one that failed last; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<UUID> reprocessable(UUID tenantId) {
        return requests.findFirstByKeyTenantIdAndStateAndCompletedAtAfterOrderByCompletedAtDescKeyIdAsc(
                        tenantId, RequestState.DELIVERY_FAILED, clock.now().minus(reprocessWindow.length()))
                .map(request -> request.key().id());
    }

    private static UUID assignmentOf(AssignmentRequest request) {
        UUID assignment = request.assignmentId();
        if (assignment == null) {
            throw new IllegalStateException("Request " + request.key().id() + " is delivering, but has no assignment");
        }
        return assignment;
    }

    private static GraphException notFound() {
        return GraphException.notFound("RequestNotFound", "The request was not found.");
    }
}
