package dev.entitlement.request;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a custom extension answers.
 *
 * @param denied whether it denies the request
 */
record Callback(RequestStage stage, boolean denied) {

    Callback {
        if (denied && stage == RequestStage.ASSIGNMENT_REQUEST_CREATED) {
            throw GraphException.badRequest("A request cannot be denied at the stage assignmentRequestCreated.");
        }
    }

    /** @param waiting the stage at which the request waits; null: at any */
    void requireStage(@Nullable RequestStage waiting) {
        if (waiting != null && waiting != stage) {
            throw GraphException.badRequest("The request waits at the stage " + GraphVersion.V1.nameOf(waiting)
                    + ", not at " + GraphVersion.V1.nameOf(stage) + ".");
        }
    }
}
