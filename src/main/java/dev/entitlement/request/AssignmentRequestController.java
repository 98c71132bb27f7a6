package dev.entitlement.request;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphHeaders.CallIds;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.IgnoredBody;
import dev.entitlement.identity.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The request set: under two names in beta, under one in v1.0. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests",
    "/beta/identityGovernance/entitlementManagement/assignmentRequests",
    "/v1.0/identityGovernance/entitlementManagement/assignmentRequests"
})
class AssignmentRequestController {

    /** Neither {@code $count} nor a function such as {@code filterByCurrentUser(on='target')} is an id. */
    private static final String ID = "/{id:[^$(]+}";

    private static final String READ = "EntitlementManagement.Read.All";
    private static final String READ_WRITE = "EntitlementManagement.ReadWrite.All";

    private final AssignmentRequests requests;

    AssignmentRequestController(AssignmentRequests requests) {
        this.requests = requests;
    }

    @GraphOperation(
            value = "assignmentRequest.reprocess",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-reprocess",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping(ID + "/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reprocess(@AuthenticationPrincipal Caller caller, @EntityId UUID id, IgnoredBody body, CallIds call) {
        requests.reprocess(caller.tenantId(), id, call.requestId());
    }
}
