package dev.entitlement.request;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.odata.Body;
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

    /**
     * Reads a body.
     *
     * @throws GraphException 400 when it lacks what every answer has
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-resume">accessPackageAssignmentRequest:
     *     resume</a>
     */
    static Callback of(Body body) {
        body.requiredString("source");
        body.requiredString("type");
        Body data = body.body("data").orElseThrow(() -> Body.missing("data"));
        RequestStage stage = data.enumeration("stage", RequestStage.class);
        if (stage == null) {
            throw Body.missing("stage");
        }
        String state = data.string("state");
        boolean denied = "denied".equalsIgnoreCase(state);
        if (state != null && !denied) {
            throw GraphException.badRequest("The state of a callback is 'denied', or it has none.");
        }
        return new Callback(stage, denied);
    }

    /** @param waiting the stage at which the request waits; null: at any */
    void requireStage(@Nullable RequestStage waiting) {
        if (waiting != null && waiting != stage) {
            throw GraphException.badRequest("The request waits at the stage " + GraphVersion.V1.nameOf(waiting)
                    + ", not at " + GraphVersion.V1.nameOf(stage) + ".");
        }
    }
}
