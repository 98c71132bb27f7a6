package dev.entitlement.catalog;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import dev.entitlement.subject.Authors;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, replaces and deletes policies. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentPolicies",
    "/v1.0/identityGovernance/entitlementManagement/assignmentPolicies"
})
class AssignmentPolicyController {

    private static final String ID = "/{id:[^$(]+}";

    private final AssignmentPolicies policies;
    private final Authors authors;
    private final GraphReads reads;

    AssignmentPolicyController(AssignmentPolicies policies, Authors authors, GraphReads reads) {
        this.policies = policies;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "assignmentPolicy.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentpolicies",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(GraphCall call, @BodyOf(PolicyTypes.POLICY) Body body) {
        return reads.created(call, policies.create(authors.of(call), body));
    }

    @GraphOperation(
            value = "assignmentPolicy.update",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentpolicy-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PutMapping(ID)
    ResponseEntity<Map<String, @Nullable Object>> replace(
            GraphCall call, @EntityId UUID id, @BodyOf(PolicyTypes.POLICY) Body body) {
        return reads.changed(call, policies.replace(authors.of(call), id, body));
    }

    @GraphOperation(
            value = "assignmentPolicy.delete",
            docs = "https://learn.microsoft.com/graph/api/accesspackageassignmentpolicy-delete",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(GraphCall call, @EntityId UUID id) {
        policies.delete(call.tenantId(), id);
    }
}
