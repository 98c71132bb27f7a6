package dev.entitlement.request;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for an access package, and the only place where one changes its state. Every method that changes it returns
 * the transition to be kept.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>
 */
@Entity
class AssignmentRequest {

    @EmbeddedId
    private TenantKey key;

    @Enumerated(EnumType.STRING)
    private RequestType requestType;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private String status;
    private Instant createdAt;
    private @Nullable Instant completedAt;
    private @Nullable String justification;
    private UUID accessPackageId;
    private UUID requestorId;

    /** The assignment that deliveries work on; none before the first of them. */
    private @Nullable UUID assignmentId;

    /** Null is how JPA reads back a schedule that says nothing. */
    private @Nullable RequestSchedule schedule;

    /** Deliveries begun since the request came to the emulator; the current one's number while delivering. */
    private int deliveryAttempt;

    private int transitionCount;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected AssignmentRequest() {}

    AssignmentRequest(
            TenantKey key,
            RequestType requestType,
            UUID accessPackageId,
            UUID requestorId,
            RequestSchedule schedule,
            @Nullable String justification,
            Instant createdAt) {
        this.key = key;
        this.requestType = requestType;
        this.state = RequestState.SUBMITTED;
        this.status = state.status();
        this.accessPackageId = accessPackageId;
        this.requestorId = requestorId;
        this.schedule = schedule;
        this.justification = justification;
        this.createdAt = createdAt;
    }

    /**
     * Puts a request that has just been made where its history would have brought it.
     *
     * @param assignmentId required in every state that a delivery leads to
     * @param completedAt kept in complete states only
     */
    void placeIn(RequestState placed, @Nullable UUID assignmentId, Instant completedAt) {
        this.state = placed;
        this.status = placed.status();
        this.assignmentId = assignmentId;
        this.completedAt = placed.isComplete() ? completedAt : null;
        this.deliveryAttempt = placed == RequestState.DELIVERING ? 1 : 0;
    }

    /**
     * Begins another delivery of what an earlier one did not deliver.
     *
     * @param callId the {@code request-id} of the call
     * @throws dev.entitlement.graph.GraphException when the state does not allow it, or its window has closed
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-reprocess">accessPackageAssignmentRequest:
     *     reprocess</a>
     */
    RequestTransition reprocess(Instant now, ReprocessWindow window, String callId) {
        Instant completed = completedAt;
        if (!state.isReprocessable() || completed == null) {
            throw ReprocessRefused.invalidState(key.id(), state);
        }
        window.requireOpen(key.id(), completed, now);
        deliveryAttempt++;
        completedAt = null;
        return moveTo(RequestState.DELIVERING, TransitionCause.GRAPH, now, callId, completed);
    }

    /** Whether this attempt is the delivery under way; false for one that has been carried out already. */
    boolean isDelivering(int attempt) {
        return state == RequestState.DELIVERING && deliveryAttempt == attempt;
    }

    /**
     * Ends the delivery under way.
     *
     * @param outcome {@code DELIVERED}, {@code PARTIALLY_DELIVERED} or {@code DELIVERY_FAILED}
     * @return empty if this attempt is not the delivery under way, and nothing is changed
     */
    Optional<RequestTransition> completeDelivery(int attempt, RequestState outcome, Instant now) {
        if (!isDelivering(attempt)) {
            return Optional.empty();
        }
        completedAt = now;
        return Optional.of(moveTo(outcome, TransitionCause.DELIVERY, now, null, null));
    }

    private RequestTransition moveTo(
            RequestState next,
            TransitionCause cause,
            Instant now,
            @Nullable String callId,
            @Nullable Instant previouslyCompletedAt) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("Request " + key.id() + " cannot go from " + state + " to " + next);
        }
        RequestState from = state;
        state = next;
        status = next.status();
        transitionCount++;
        return new RequestTransition(this, transitionCount, from, cause, now, callId, previouslyCompletedAt);
    }

    TenantKey key() {
        return key;
    }

    RequestType requestType() {
        return requestType;
    }

    RequestState state() {
        return state;
    }

    String status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    @Nullable
    String justification() {
        return justification;
    }

    UUID accessPackageId() {
        return accessPackageId;
    }

    UUID requestorId() {
        return requestorId;
    }

    @Nullable
    UUID assignmentId() {
        return assignmentId;
    }

    RequestSchedule schedule() {
        return schedule == null ? RequestSchedule.NONE : schedule;
    }

    int deliveryAttempt() {
        return deliveryAttempt;
    }
}
