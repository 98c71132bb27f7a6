package dev.entitlement.request;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.InvalidStateException;
import java.util.UUID;

/** Why something cannot be done with a request, or asked for. Microsoft has published few of these answers. */
final class RequestRefused {

    private RequestRefused() {}

    static GraphException notFound() {
        return GraphException.notFound("RequestNotFound", "The request was not found.");
    }

    static GraphException notCancelable(UUID requestId, RequestState state) {
        return invalidState(
                requestId,
                state,
                "canceled: only a request in state Submitted, PendingApproval, Scheduled or DeliveryFailed can");
    }

    static GraphException notDeletable(UUID requestId, RequestState state) {
        return invalidState(
                requestId,
                state,
                "deleted: only a request in state Delivered, PartiallyDelivered, DeliveryFailed, Denied or Canceled can");
    }

    static GraphException notWaiting(UUID requestId, String status) {
        return new InvalidStateException(
                "InvalidRequestState",
                "The request " + requestId + " has the status " + status
                        + " and cannot be resumed: only a request with the status WaitingForCallback can.");
    }

    static GraphException notPending(UUID requestId, RequestState state) {
        return new GraphException(
                409,
                "ApprovalAlreadyDecided",
                "The request " + requestId + " is in state " + GraphVersion.BETA.nameOf(state)
                        + " and is not waiting for approval.");
    }

    static GraphException packageNotFound() {
        return GraphException.notFound("AccessPackageNotFound", "The access package was not found.");
    }

    static GraphException policyNotFound() {
        return GraphException.notFound("PolicyNotFound", "The policy was not found.");
    }

    static GraphException subjectNotFound() {
        return GraphException.notFound("SubjectNotFound", "The subject was not found.");
    }

    static GraphException notInForce(UUID assignmentId) {
        return new InvalidStateException(
                "InvalidAssignmentState", "The assignment " + assignmentId + " is not in force.");
    }

    static GraphException openRequest() {
        return new GraphException(
                400, "ExistingOpenRequest", "The subject already has an open request for the access package.");
    }

    static GraphException existingGrant() {
        return new GraphException(400, "ExistingGrant", "The subject already has an assignment to the access package.");
    }

    static GraphException incompatible(UUID heldPackageId) {
        return new GraphException(
                400,
                "IncompatibleAccessPackage",
                "The subject has an assignment to the incompatible access package " + heldPackageId + ".");
    }

    static GraphException noValidPolicy() {
        return new GraphException(400, "InvalidPolicy", "No valid policy was found in the request");
    }

    private static GraphException invalidState(UUID requestId, RequestState state, String whatCan) {
        return new InvalidStateException(
                "InvalidRequestState",
                "The request " + requestId + " is in state " + GraphVersion.BETA.nameOf(state) + " and cannot be "
                        + whatCan + ".");
    }
}
