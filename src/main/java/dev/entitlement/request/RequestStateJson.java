package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentPlacement.RoleStatus;
import dev.entitlement.assignment.AssignmentState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Graph does not show of a request.
 *
 * @param attempts number of deliveries begun
 * @param deliveryDue when its pending delivery is carried out; null where there is none
 * @param completions the times at which it was complete, the first one first, those that the transitions erased included
 * @param assignment what its deliveries work on; null where there is none yet
 * @param outstanding ids of the resource roles that were not delivered
 * @param transitions the changes of its state, in order; of more than 50 the last 50 at least
 */
record RequestStateJson(
        UUID id,
        UUID tenant,
        RequestType requestType,
        RequestState state,
        String status,
        UUID accessPackage,
        UUID requestor,
        UUID target,
        Instant createdAt,
        @Nullable Instant completedAt,
        int attempts,
        @Nullable Instant deliveryDue,
        List<Instant> completions,
        @Nullable AssignmentJson assignment,
        List<UUID> outstanding,
        List<TransitionJson> transitions) {

    /** An assignment and how far each of its resource roles is delivered. */
    record AssignmentJson(UUID id, @Nullable AssignmentState state, List<RoleStatus> resourceRoles) {}

    /**
     * A change of state.
     *
     * @param at in the emulated world
     * @param callId the {@code request-id} of the call that caused it; null where none did
     * @param previouslyCompletedAt the completion time that it erased; null if it did not
     */
    record TransitionJson(
            int position,
            RequestState from,
            RequestState to,
            TransitionCause cause,
            Instant at,
            @Nullable String callId,
            @Nullable Instant previouslyCompletedAt) {

        static TransitionJson of(RequestTransition transition) {
            return new TransitionJson(
                    transition.getId().position(),
                    transition.from(),
                    transition.to(),
                    transition.cause(),
                    transition.at(),
                    transition.callId(),
                    transition.previouslyCompletedAt());
        }
    }
}
