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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what an access package hands out. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackages/{id}/accessPackageResourceRoleScopes",
    "/v1.0/identityGovernance/entitlementManagement/accessPackages/{id}/resourceRoleScopes"
})
class RoleScopeController {

    private final RoleScopes roleScopes;
    private final Authors authors;
    private final GraphReads reads;

    RoleScopeController(RoleScopes roleScopes, Authors authors, GraphReads reads) {
        this.roleScopes = roleScopes;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "resourceRoleScope.create",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-post-resourcerolescopes",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> add(
            GraphCall call, @EntityId UUID id, @BodyOf(ResourceTypes.ROLE_SCOPE) Body body) {
        return reads.created(call, roleScopes.add(authors.of(call), id, body));
    }

    @GraphOperation(
            value = "resourceRoleScope.delete",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-delete-resourcerolescopes",
            fidelity = Fidelity.INFERRED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    // Answered 200, which is what Terraform's client takes for success.
    @DeleteMapping("/{roleScopeId}")
    void remove(GraphCall call, @EntityId UUID id, @EntityId("roleScopeId") UUID roleScopeId) {
        roleScopes.remove(call.tenantId(), id, roleScopeId);
    }
}
