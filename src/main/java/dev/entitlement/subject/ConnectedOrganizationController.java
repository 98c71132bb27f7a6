package dev.entitlement.subject;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.BodyOf;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.GraphReads;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Connects a tenant with other organizations. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/connectedOrganizations",
    "/v1.0/identityGovernance/entitlementManagement/connectedOrganizations"
})
class ConnectedOrganizationController {

    private static final String ID = "/{id:[^$(]+}";

    private final ConnectedOrganizations organizations;
    private final Authors authors;
    private final GraphReads reads;

    ConnectedOrganizationController(ConnectedOrganizations organizations, Authors authors, GraphReads reads) {
        this.organizations = organizations;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "connectedOrganization.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-connectedorganizations",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(GraphCall call, @BodyOf(SubjectTypes.ORGANIZATION) Body body) {
        return reads.created(call, organizations.create(authors.of(call), body));
    }

    @GraphOperation(
            value = "connectedOrganization.update",
            docs = "https://learn.microsoft.com/graph/api/connectedorganization-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(GraphCall call, @EntityId UUID id, @BodyOf(SubjectTypes.ORGANIZATION) Body body) {
        organizations.change(authors.of(call), id, body);
    }

    @GraphOperation(
            value = "connectedOrganization.delete",
            docs = "https://learn.microsoft.com/graph/api/connectedorganization-delete",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(GraphCall call, @EntityId UUID id) {
        organizations.delete(call.tenantId(), id);
    }
}
