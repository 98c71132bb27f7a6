package dev.entitlement.catalog;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.EntityId;
import dev.entitlement.graph.Fidelity;
import dev.entitlement.graph.GraphOperation;
import dev.entitlement.odata.GraphCall;
import dev.entitlement.odata.Reference;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says which access packages nobody can hold together. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackages/{id}/incompatibleAccessPackages",
    "/v1.0/identityGovernance/entitlementManagement/accessPackages/{id}/incompatibleAccessPackages"
})
class IncompatiblePackageController {

    private final PackageChanges accessPackages;

    IncompatiblePackageController(PackageChanges accessPackages) {
        this.accessPackages = accessPackages;
    }

    @GraphOperation(
            value = "accessPackage.addIncompatibleAccessPackage",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-post-incompatibleaccesspackage",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping("/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(GraphCall call, @EntityId UUID id, Reference incompatible) {
        accessPackages.addIncompatible(call.tenantId(), id, incompatible.of("accessPackages"));
    }

    @GraphOperation(
            value = "accessPackage.removeIncompatibleAccessPackage",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-delete-incompatibleaccesspackage",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping("/{incompatibleId}/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(GraphCall call, @EntityId UUID id, @EntityId("incompatibleId") UUID incompatibleId) {
        accessPackages.removeIncompatible(call.tenantId(), id, incompatibleId);
    }
}
