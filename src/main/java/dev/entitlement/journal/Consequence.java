package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.request.TransitionCause;
import java.time.Instant;
import java.util.UUID;

/**
 * A change that a call has brought about, at once or later.
 *
 * @param cause who moved it
 * @param assignmentRequest its id
 * @param from {@code requestState} before, as v1.0 spells it; empty for a request that was made
 * @param to and afterwards; empty for a delivery that is carried out twice
 * @param attempt number of the delivery, 1 for the first; 0 before any
 * @param at in the emulated world
 */
record Consequence(Cause cause, UUID assignmentRequest, String from, String to, int attempt, Instant at) {

    /** Who moved the request, or what else became of it. */
    enum Cause {
        /** It was made by the call. */
        SUBMITTED,
        /** The call itself moved it. */
        GRAPH,
        /** A delivery ended that the call had begun. */
        DELIVERY,
        /** A delivery that the call had begun is carried out twice. */
        DUPLICATED_DELIVERY,
        /** The second run of such a delivery ended. */
        DUPLICATE,
        /** Time, or a rule. */
        SYSTEM,
        /** The control API. */
        CONTROL;

        static Cause of(TransitionCause cause) {
            return switch (cause) {
                case GRAPH -> GRAPH;
                case DELIVERY -> DELIVERY;
                case DUPLICATE -> DUPLICATE;
                case SYSTEM -> SYSTEM;
                case CONTROL -> CONTROL;
            };
        }

        /** Whether the call was accepted and changed something by itself. */
        boolean isAccepted() {
            return this == SUBMITTED || this == GRAPH;
        }

        @JsonValue
        String told() {
            return GraphVersion.V1.nameOf(this);
        }
    }
}
