package dev.entitlement.assignment;

import static dev.entitlement.graph.Permissions.READ;
import static dev.entitlement.graph.Permissions.READ_WRITE;
import static dev.entitlement.graph.Permissions.SUBJECT_ACCESS;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.IgnoredBody;
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

/** What else than reading can be done with assignments; they are made and ended by requests. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageAssignments",
    "/v1.0/identityGovernance/entitlementManagement/assignments"
})
class AssignmentController {

    /** Neither {@code $count} nor a function such as {@code filterByCurrentUser(on='target')} is an id. */
    private static final String ID = "/{id:[^$(]+}";

    private final Assignments assignments;
    private final AssignmentFilters filters;
    private final GraphReads reads;

    AssignmentController(Assignments assignments, AssignmentFilters filters, GraphReads reads) {
        this.assignments = assignments;
        this.filters = filters;
        this.reads = reads;
    }

    @GraphOperation(
            value = "assignment.reprocess",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignment-reprocess",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping(ID + "/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reprocess(GraphCall call, @EntityId UUID id, IgnoredBody body) {
        assignments.reprocess(call.tenantId(), id);
    }

    @GraphOperation(
            value = "assignment.filterByCurrentUser",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignment-filterbycurrentuser",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {SUBJECT_ACCESS, READ, READ_WRITE},
            application = {})
    @GetMapping(path = "/filterByCurrentUser(on={on})", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> filterByCurrentUser(GraphCall call, @PathVariable String on) {
        return reads.page(call, Assignment.class, filters.ofCurrentUser(call.caller(), on));
    }

    @GraphOperation(
            value = "assignment.additionalAccess",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignment-additionalaccess",
            fidelity = Fidelity.DOCUMENTED,
            delegated = {READ, READ_WRITE},
            application = {})
    @GetMapping(
            path = "/additionalAccess(accessPackageId={first},incompatibleAccessPackageId={second})",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, @Nullable Object>> additionalAccess(
            GraphCall call, @PathVariable String first, @PathVariable String second) {
        return reads.page(call, Assignment.class, filters.ofBoth(first, second));
    }

    /** The model has it, the backend does not. */
    @GraphOperation(
            value = "assignment.delete",
            docs = "",
            fidelity = Fidelity.INFERRED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    void delete(GraphCall call) {
        throw GraphException.notFound(
                "",
                "No HTTP resource was found that matches the request URI '"
                        + call.request().getRequestURL() + "'.");
    }
}
