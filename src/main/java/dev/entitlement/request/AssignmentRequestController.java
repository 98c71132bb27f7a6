package dev.entitlement.request;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;
import static dev.entitlement.graph.Permissions.SUBJECT_ACCESS;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.IgnoredBody;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What else than reading can be done with requests: under two names in beta, under one in v1.0. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests",
    "/beta/identityGovernance/entitlementManagement/assignmentRequests",
    "/v1.0/identityGovernance/entitlementManagement/assignmentRequests"
})
class AssignmentRequestController {

    /** Neither {@code $count} nor a function such as {@code filterByCurrentUser(on='target')} is an id. */
    private static final String ID = "/{id:[^$(]+}";

    private final AssignmentRequests requests;
    private final Submissions submissions;
    private final CreatedAnswer created;
    private final RequestFilters filters;
    private final GraphReads reads;

    AssignmentRequestController(
            AssignmentRequests requests,
            Submissions submissions,
            CreatedAnswer created,
            RequestFilters filters,
            GraphReads reads) {
        this.requests = requests;
        this.submissions = submissions;
        this.created = created;
        this.filters = filters;
        this.reads = reads;
    }

    @GraphOperation(
            value = "assignmentRequest.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ_WRITE},
            application = READ_WRITE)
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> create(GraphCall call, @BodyOf(RequestTypes.REQUEST) Body body) {
        return created.of(
                call, submissions.create(Actor.of(call), body, call.version()), body.bool("isValidationOnly", false));
    }

    @GraphOperation(
            value = "assignmentRequest.delete",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-delete",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(GraphCall call, @EntityId UUID id) {
        requests.delete(call.tenantId(), id);
    }

    @GraphOperation(
            value = "assignmentRequest.cancel",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-cancel",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ_WRITE},
            application = {})
    @PostMapping("/{id}/cancel")
    void cancel(GraphCall call, @EntityId UUID id, IgnoredBody body) {
        requests.cancel(Actor.of(call), id);
    }

    @GraphOperation(
            value = "assignmentRequest.reprocess",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-reprocess",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping("/{id}/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reprocess(GraphCall call, @EntityId UUID id, IgnoredBody body) {
        requests.reprocess(call.tenantId(), id, call.ids().requestId());
    }

    @GraphOperation(
            value = "assignmentRequest.resume",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-resume",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(GraphCall call, @EntityId UUID id, @BodyOf(RequestTypes.CALLBACK) Body body) {
        requests.resume(call.tenantId(), id, Callback.of(body), call.ids().requestId());
    }

    @GraphOperation(
            value = "assignmentRequest.filterByCurrentUser",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-filterbycurrentuser",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ, READ_WRITE},
            application = {})
    @GetMapping(path = "/filterByCurrentUser(on={on})", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> filterByCurrentUser(GraphCall call, @PathVariable String on) {
        return reads.page(call, AssignmentRequest.class, filters.ofCurrentUser(call.caller(), on));
    }
}
