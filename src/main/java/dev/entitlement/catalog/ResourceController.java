package dev.entitlement.catalog;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.graph.IgnoredBody;
import dev.entitlement.odata.GraphCall;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has resources looked up again where they come from. The page of v1.0 writes the path in beta's words. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageCatalogs/{id}/accessPackageResources/{resourceId}",
    "/v1.0/identityGovernance/entitlementManagement/accessPackageCatalogs/{id}/accessPackageResources/{resourceId}",
    "/v1.0/identityGovernance/entitlementManagement/catalogs/{id}/resources/{resourceId}"
})
class ResourceController {

    private final Resources resources;

    ResourceController(Resources resources) {
        this.resources = resources;
    }

    @GraphOperation(
            value = "resource.refresh",
            docs = "https://learn.microsoft.com/graph/api/accesspackageresource-refresh",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping("/refresh")
    void refresh(GraphCall call, @EntityId UUID id, @EntityId("resourceId") UUID resourceId, IgnoredBody body) {
        resources.refresh(call.tenantId(), id, resourceId);
    }
}
