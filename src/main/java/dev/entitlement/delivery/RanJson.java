package dev.entitlement.delivery;

import dev.entitlement.request.RequestState;
import dev.entitlement.request.RequestTransitioned;
import dev.entitlement.request.TransitionCause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a call has carried out.
 *
 * @param transitions of requests, in order; what the queue did by itself meanwhile is not among them
 * @param steps pieces of work that were carried out
 * @param idle whether nothing is left of what was meant; false where the call ended at its bound
 */
record RanJson(List<TransitionJson> transitions, int steps, boolean idle) {

    /**
     * One transition.
     *
     * @param attempt number of the delivery that begins or ends
     * @param at in the emulated world
     */
    record TransitionJson(
            UUID request, RequestState from, RequestState to, TransitionCause cause, int attempt, Instant at) {

        static TransitionJson of(RequestTransitioned transition) {
            return new TransitionJson(
                    transition.requestId(),
                    transition.from(),
                    transition.to(),
                    transition.cause(),
                    transition.attempt(),
                    transition.at());
        }
    }

    static RanJson of(TenantDrive.Ran ran) {
        return new RanJson(ran.transitions().stream().map(TransitionJson::of).toList(), ran.steps(), ran.idle());
    }
}
