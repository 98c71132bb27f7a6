package dev.entitlement.request;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphHeaders.CallIds;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.graph.IgnoredBody;
import dev.entitlement.graph.ODataAnswer;
import dev.entitlement.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
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
            value = "assignmentRequest.get",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-get",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {READ, READ_WRITE},
            application = {READ, READ_WRITE})
    @GetMapping(path = ID, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> get(
            @AuthenticationPrincipal Caller caller, @EntityId UUID id, GraphVersion version, HttpServletRequest call) {
        return ODataAnswer.entity(call, AssignmentRequestJson.of(requests.get(caller.tenantId(), id), version));
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
