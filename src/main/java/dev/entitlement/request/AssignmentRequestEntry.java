package dev.entitlement.request;

import dev.entitlement.assignment.SeededSchedule;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedReference;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment request as a seed writes it. Of a new one, {@code state}, {@code accessPackage} and {@code requestor} must
 * be there; one with the id of a request that is there changes what it names.
 *
 * @param id a new one's follows from package and requestor and from how many there are when left out
 * @param requestType {@code adminAdd} when left out
 * @param state the state it is placed in, as if it had come there by itself
 * @param accessPackage the access package asked for
 * @param requestor the user, or other subject, who asks
 * @param target who gets; the one who asks when left out
 * @param policy the policy by which access is asked for; none when left out
 * @param assignment id of the assignment that it is about: one that is there, or in the document, or the one that
 *     its delivery made; required for changes and removals
 * @param createdAt when it was made; when it was completed, or else now, when left out
 * @param completedAt for a complete state; when it was made, or else now, when left out
 * @param startsAt when the access begins; at once when left out
 * @param schedule instead of startsAt: from when to when
 * @param justification why
 * @param answers to the policy's questions
 * @param createdBy object id of the caller who made it
 * @param outsider whether the directory did not have the target when it was made; as it is now when left out
 * @param delivered for {@code partiallyDelivered}: the resource roles that were delivered, of an assignment that is not there
 * @param deliveryDue for {@code delivering}: when the delivery is carried out; as deliveries are when left out
 * @param proceedsAt for {@code submitted}: when its first step is taken; it stays as it is when left out
 * @param attempt number of deliveries begun; 1 for {@code delivering} when left out, 0 otherwise
 * @param status Graph's status text; the state's usual one when left out. {@code WaitingForCallback} makes a submitted or
 *     pending request wait for a custom extension
 * @param stage for {@code WaitingForCallback}: the stage at which it waits; any when left out
 * @param transitions its history so far; empty when left out
 */
record AssignmentRequestEntry(
        @Nullable UUID id,
        @Nullable RequestType requestType,
        @Nullable RequestState state,
        @Nullable SeedReference accessPackage,
        @Nullable SeedReference requestor,
        @Nullable SeedReference target,
        @Nullable SeedReference policy,
        @Nullable UUID assignment,
        @Nullable PointInTime createdAt,
        @Nullable PointInTime completedAt,
        @Nullable PointInTime startsAt,
        @Nullable SeededSchedule schedule,
        @Longest(4000) @Nullable String justification,
        @Nullable List<SeededAnswer> answers,
        @Nullable UUID createdBy,
        @Nullable Boolean outsider,
        @Nullable List<SeedReference> delivered,
        @Nullable PointInTime deliveryDue,
        @Nullable PointInTime proceedsAt,
        @Nullable Integer attempt,
        @Longest(64) @Nullable String status,
        @Nullable RequestStage stage,
        @Nullable List<SeededTransition> transitions) {

    static final String WAITING = "WaitingForCallback";

    /** Why a request does not wait for a custom extension. */
    static final String WAITS_BEFORE_ALL_ELSE =
            "only a request in state submitted or pendingApproval has the status " + WAITING;

    AssignmentRequestEntry {
        if (WAITING.equals(status) && state != null && !state.mayWaitForCallback()) {
            throw new IllegalArgumentException(WAITS_BEFORE_ALL_ELSE);
        }
        if (stage != null && !WAITING.equals(status)) {
            throw new IllegalArgumentException("a stage goes with the status " + WAITING);
        }
        if (completedAt != null && state != null && !state.isComplete()) {
            throw new IllegalArgumentException("a request has a completedAt in a complete state alone");
        }
        if (deliveryDue != null && state != null && state != RequestState.DELIVERING) {
            throw new IllegalArgumentException("a deliveryDue goes with the state delivering");
        }
        if (proceedsAt != null && state != null && state != RequestState.SUBMITTED) {
            throw new IllegalArgumentException("a proceedsAt goes with the state submitted");
        }
        if (startsAt != null && schedule != null) {
            throw new IllegalArgumentException("a request has startsAt or a schedule, not both");
        }
        if (status != null && status.isBlank()) {
            throw new IllegalArgumentException("a status is not blank");
        }
        if (attempt != null && attempt < 0) {
            throw new IllegalArgumentException("attempt is not negative");
        }
    }
}
