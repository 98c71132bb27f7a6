package dev.entitlement.request;

import dev.entitlement.assignment.Grant;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.assignment.SeededSchedule;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.SeedReference;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
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
public final class AssignmentRequest {

    private static final String WAITING_FOR_CALLBACK = "WaitingForCallback";
    private static final String ESCALATED = "PendingApprovalEscalated";
    private static final String EXPIRED = "Expired";

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

    @Convert(converter = AnswersConverter.class)
    private List<Answer> answers;

    private UUID accessPackageId;
    private @Nullable UUID policyId;
    private UUID requestorId;
    private UUID targetId;
    private boolean outsider;

    private @Nullable UUID createdBy;

    /** The assignment that deliveries work on; of a new one, none before the first of them. */
    private @Nullable UUID assignmentId;

    /** Null is how JPA reads back a schedule that says nothing. */
    private @Nullable Schedule schedule;

    @Enumerated(EnumType.STRING)
    private @Nullable RequestStage callbackStage;

    /** Deliveries begun since the request came to the emulator; the current one's number while delivering. */
    private int deliveryAttempt;

    /** The delivery that is to be carried out twice; 0: none. */
    private int duplicatedAttempt;

    private int transitionCount;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AssignmentRequest() {}

    AssignmentRequest(TenantKey key, Submission submission, Instant createdAt) {
        this.key = key;
        this.requestType = submission.type();
        this.state = RequestState.SUBMITTED;
        this.status = state.status();
        this.accessPackageId = submission.accessPackageId();
        this.policyId = submission.policyId();
        this.requestorId = submission.requestorId();
        this.targetId = submission.targetId();
        this.outsider = submission.outsider();
        this.createdBy = submission.createdBy();
        this.assignmentId = submission.assignmentId();
        this.schedule = submission.schedule();
        this.justification = submission.justification();
        this.answers = submission.answers();
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
     * Lets a request that has just been made wait for a custom extension.
     *
     * @param stage null: whichever its answer names
     */
    void waitForCallback(@Nullable RequestStage stage) {
        this.status = WAITING_FOR_CALLBACK;
        this.callbackStage = stage;
    }

    /** Notes what else a seed knows of a request that has just been placed. */
    void remember(@Nullable String status, @Nullable Integer attempt) {
        this.status = status == null ? this.status : status;
        this.deliveryAttempt = attempt == null ? deliveryAttempt : attempt;
    }

    /** Notes how long the history is that it came with. */
    void countTransitions(int count) {
        transitionCount = count;
    }

    /**
     * Changes what the entry names, besides state and status.
     *
     * @param policy null to keep what it has
     * @param answers null to keep what it has
     */
    void change(
            AssignmentRequestEntry entry,
            @Nullable UUID policy,
            Schedule schedule,
            @Nullable List<Answer> answers,
            Instant now) {
        requestType = entry.requestType() == null ? requestType : entry.requestType();
        policyId = policy == null ? policyId : policy;
        createdAt = entry.createdAt() == null ? createdAt : entry.createdAt().from(now);
        justification = entry.justification() == null ? justification : entry.justification();
        createdBy = entry.createdBy() == null ? createdBy : entry.createdBy();
        if (entry.attempt() != null && state != RequestState.DELIVERING) {
            deliveryAttempt = entry.attempt();
        }
        this.answers = answers == null ? this.answers : answers;
        this.schedule = entry.startsAt() == null && entry.schedule() == null ? this.schedule : schedule;
    }

    /**
     * Goes into a state, whatever state it is in.
     *
     * @return the transition, even where the state is the one that it was in
     */
    RequestTransition force(ForcedState forced, Instant now) {
        RequestState from = state;
        Instant before = completedAt;
        Instant usual = from.isComplete() && from == forced.state() ? before : now;
        state = forced.state();
        status = forced.status() == null ? state.status() : forced.status();
        callbackStage = null;
        completedAt = !state.isComplete() ? null : forced.completedAt() == null ? usual : forced.completedAt();
        if (state == RequestState.DELIVERING) {
            deliveryAttempt++;
        }
        transitionCount++;
        return new RequestTransition(this, transitionCount, from, TransitionCause.CONTROL, now, null, before);
    }

    /**
     * All of it, as a seed writes it.
     *
     * @param due when its pending delivery is carried out; null where there is none
     * @param firstStep when its first step is taken; null where there is none to come
     * @param history its transitions; null for none
     */
    AssignmentRequestEntry toEntry(
            @Nullable Instant due, @Nullable Instant firstStep, @Nullable List<SeededTransition> history) {
        return new AssignmentRequestEntry(
                key.id(),
                requestType,
                state,
                SeedReference.to(accessPackageId),
                SeedReference.to(requestorId),
                targetId.equals(requestorId) ? null : SeedReference.to(targetId),
                policyId == null ? null : SeedReference.to(policyId),
                assignmentId,
                PointInTime.at(createdAt),
                completedAt == null ? null : PointInTime.at(completedAt),
                null,
                SeededSchedule.of(schedule()),
                justification,
                answers.isEmpty()
                        ? null
                        : answers.stream().map(SeededAnswer::of).toList(),
                createdBy,
                outsider,
                null,
                due == null || state != RequestState.DELIVERING ? null : PointInTime.at(due),
                firstStep == null || state != RequestState.SUBMITTED ? null : PointInTime.at(firstStep),
                deliveryAttempt,
                status.equals(state.status()) ? null : status,
                callbackStage,
                history);
    }

    /**
     * Takes the next step that nobody has to be asked for, if there is one now.
     *
     * @param approvalRequired whether somebody has to approve what was submitted
     * @see <a
     *     href="https://learn.microsoft.com/entra/id-governance/entitlement-management-process">Request process and
     *     states</a>
     */
    Optional<RequestTransition> proceed(boolean approvalRequired, Instant now) {
        if (state == RequestState.SUBMITTED && !isWaitingForCallback()) {
            return Optional.of(
                    approvalRequired
                            ? moveTo(RequestState.PENDING_APPROVAL, TransitionCause.SYSTEM, now, null, null)
                            : begin(TransitionCause.SYSTEM, now, null));
        }
        return state == RequestState.SCHEDULED && !schedule().isAfter(now)
                ? Optional.of(begin(TransitionCause.SYSTEM, now, null))
                : Optional.empty();
    }

    /** When {@link #proceed} will have something to do; empty if that does not depend on the time. */
    Optional<Instant> proceedsAt() {
        return state == RequestState.SCHEDULED ? Optional.ofNullable(schedule().start()) : Optional.empty();
    }

    /** Notes that every stage has approved. */
    RequestTransition approve(Instant now, String callId) {
        requirePending();
        return begin(TransitionCause.GRAPH, now, callId);
    }

    /**
     * Notes that somebody has denied it.
     *
     * @throws dev.entitlement.graph.GraphException 409 when it is not waiting for approval
     */
    RequestTransition deny(Instant now, String callId) {
        requirePending();
        completedAt = now;
        return moveTo(RequestState.DENIED, TransitionCause.GRAPH, now, callId, null);
    }

    /** Notes that nobody has decided in time. */
    RequestTransition expire(Instant now) {
        completedAt = now;
        RequestTransition transition = moveTo(RequestState.DENIED, TransitionCause.SYSTEM, now, null, null);
        status = EXPIRED;
        return transition;
    }

    /** Notes that those who stand in for the approvers have been asked. */
    void escalate() {
        requirePending();
        callbackStage = null;
        status = ESCALATED;
    }

    /**
     * Goes on after a custom extension has answered.
     *
     * @return empty when it goes on from where it was
     * @throws dev.entitlement.graph.GraphException when it is not waiting for one
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-resume">accessPackageAssignmentRequest:
     *     resume</a>
     */
    Optional<RequestTransition> resume(Callback callback, Instant now, String callId) {
        if (!isWaitingForCallback()) {
            throw RequestRefused.notWaiting(key.id(), status);
        }
        callback.requireStage(callbackStage);
        callbackStage = null;
        status = state.status();
        if (callback.denied()) {
            completedAt = now;
            return Optional.of(moveTo(RequestState.DENIED, TransitionCause.GRAPH, now, callId, null));
        }
        return callback.stage() == RequestStage.ASSIGNMENT_REQUEST_CREATED
                ? Optional.empty()
                : Optional.of(begin(TransitionCause.GRAPH, now, callId));
    }

    /**
     * Gives up what has not been delivered.
     *
     * @throws dev.entitlement.graph.GraphException when its state does not allow it
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-cancel">accessPackageAssignmentRequest:
     *     cancel</a>
     */
    RequestTransition cancel(Instant now, String callId) {
        if (!state.mayBecome(RequestState.CANCELED)) {
            throw RequestRefused.notCancelable(key.id(), state);
        }
        Instant completed = completedAt;
        completedAt = now;
        return moveTo(RequestState.CANCELED, TransitionCause.GRAPH, now, callId, completed);
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

    /**
     * Lets the delivery under way, or the first of a request that is still to be delivered, be carried out twice.
     *
     * @return whether that delivery has ended already, so that it can be carried out again at once
     */
    boolean duplicateDelivery() {
        if (state.isDeliveryOutcome() && deliveryAttempt > 0) {
            duplicatedAttempt = deliveryAttempt;
            return true;
        }
        if (!state.isComplete()) {
            duplicatedAttempt = state == RequestState.DELIVERING ? deliveryAttempt : deliveryAttempt + 1;
        }
        return false;
    }

    /** Whether the delivery that has just ended is to be carried out once more. */
    boolean isToBeDeliveredAgain() {
        return state.isDeliveryOutcome() && deliveryAttempt > 0 && duplicatedAttempt == deliveryAttempt;
    }

    /**
     * Ends the second run of a delivery that has ended once.
     *
     * @param outcome {@code DELIVERED}, {@code PARTIALLY_DELIVERED} or {@code DELIVERY_FAILED}
     * @return empty if it is not to be carried out again, and nothing is changed
     */
    Optional<RequestTransition> completeDuplicate(RequestState outcome, Instant now) {
        if (!isToBeDeliveredAgain()) {
            return Optional.empty();
        }
        if (!state.mayBecomeByDuplicate(outcome)) {
            throw new IllegalStateException("Request " + key.id() + " cannot go from " + state + " to " + outcome);
        }
        Instant completed = completedAt;
        duplicatedAttempt = 0;
        completedAt = now;
        return Optional.of(become(outcome, TransitionCause.DUPLICATE, now, null, completed));
    }

    /**
     * Refuses to be deleted before it is complete. What it has brought stays.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-delete">Delete
     *     accessPackageAssignmentRequest</a>
     */
    void requireDeletable() {
        if (!state.isComplete()) {
            throw RequestRefused.notDeletable(key.id(), state);
        }
    }

    /** What the delivery of a new assignment gives; its access begins now, unless later was asked for. */
    Grant grant(Schedule granted, Instant now) {
        Schedule beginning = granted.isAfter(now) ? granted : granted.startingAt(now);
        return new Grant(accessPackageId, policyId, targetId, beginning, createdBy);
    }

    /** Notes the assignment that its deliveries work on; null: the next one makes one. */
    void workOn(@Nullable UUID assignmentId) {
        this.assignmentId = assignmentId;
    }

    private RequestTransition begin(TransitionCause cause, Instant now, @Nullable String callId) {
        RequestState next = schedule().isAfter(now) ? RequestState.SCHEDULED : RequestState.DELIVERING;
        return moveTo(next, cause, now, callId, null);
    }

    private void requirePending() {
        if (state != RequestState.PENDING_APPROVAL) {
            throw RequestRefused.notPending(key.id(), state);
        }
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
        return become(next, cause, now, callId, previouslyCompletedAt);
    }

    private RequestTransition become(
            RequestState next,
            TransitionCause cause,
            Instant now,
            @Nullable String callId,
            @Nullable Instant previouslyCompletedAt) {
        RequestState from = state;
        state = next;
        status = next.status();
        callbackStage = null;
        transitionCount++;
        if (next == RequestState.DELIVERING) {
            deliveryAttempt++;
        }
        return new RequestTransition(this, transitionCount, from, cause, now, callId, previouslyCompletedAt);
    }

    private boolean isWaitingForCallback() {
        return status.equals(WAITING_FOR_CALLBACK);
    }

    TenantKey key() {
        return key;
    }

    /** Unique within the tenant. */
    public UUID id() {
        return key.id();
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

    List<Answer> answers() {
        return answers;
    }

    UUID accessPackageId() {
        return accessPackageId;
    }

    @Nullable
    UUID policyId() {
        return policyId;
    }

    UUID requestorId() {
        return requestorId;
    }

    UUID targetId() {
        return targetId;
    }

    boolean isForOutsider() {
        return outsider;
    }

    @Nullable
    UUID createdBy() {
        return createdBy;
    }

    @Nullable
    UUID assignmentId() {
        return assignmentId;
    }

    Schedule schedule() {
        return schedule == null ? Schedule.NONE : schedule;
    }

    int deliveryAttempt() {
        return deliveryAttempt;
    }
}
