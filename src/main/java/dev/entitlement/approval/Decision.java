package dev.entitlement.approval;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.GraphCall;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an approver decides.
 *
 * @param approver object id of the user behind the call
 * @param callId the {@code request-id} of the call
 */
record Decision(
        UUID approver, ReviewResult result, @Nullable String justification, String callId) {

    private static final int LONGEST_JUSTIFICATION = 4000;

    /**
     * Reads a body.
     *
     * @throws GraphException 400 for anything but a decision; 403 when no user stands behind the call
     */
    static Decision of(GraphCall call, Body body) {
        ReviewResult result = body.enumeration("reviewResult", ReviewResult.class);
        if (result == null || result == ReviewResult.NOT_REVIEWED) {
            throw GraphException.badRequest("The reviewResult is Approve or Deny.");
        }
        UUID approver = call.caller().objectId();
        if (approver == null) {
            throw GraphException.forbidden("Unauthorized");
        }
        String justification = body.string("justification", LONGEST_JUSTIFICATION);
        return new Decision(approver, result, justification, call.ids().requestId());
    }
}
