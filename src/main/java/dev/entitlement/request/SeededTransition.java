package dev.entitlement.request;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.Longest;
import org.jspecify.annotations.Nullable;

/**
 * A change of a request's state, as a seed writes it.
 *
 * @param cause {@code control} when left out
 * @param callId the {@code request-id} of the call that caused it
 * @param previouslyCompletedAt the completion time that it erased
 */
record SeededTransition(
        RequestState from,
        RequestState to,
        @Nullable TransitionCause cause,
        PointInTime at,
        @Longest(64) @Nullable String callId,
        @Nullable PointInTime previouslyCompletedAt) {

    static SeededTransition of(RequestTransition transition) {
        return new SeededTransition(
                transition.from(),
                transition.to(),
                transition.cause(),
                PointInTime.at(transition.at()),
                transition.callId(),
                transition.previouslyCompletedAt() == null ? null : PointInTime.at(transition.previouslyCompletedAt()));
    }
}
