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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, changes and deletes access packages. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackages",
    "/v1.0/identityGovernance/entitlementManagement/accessPackages"
})
class AccessPackageController {

    private static final String ID = "/{id:[^$(]+}";

    private final PackageChanges accessPackages;
    private final Authors authors;
    private final GraphReads reads;

    AccessPackageController(PackageChanges accessPackages, Authors authors, GraphReads reads) {
        this.accessPackages = accessPackages;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "accessPackage.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-accesspackages",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(
            GraphCall call, @BodyOf(CatalogTypes.ACCESS_PACKAGE) Body body) {
        return reads.created(call, accessPackages.create(authors.of(call), body));
    }

    @GraphOperation(
            value = "accessPackage.update",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(GraphCall call, @EntityId UUID id, @BodyOf(CatalogTypes.ACCESS_PACKAGE) Body body) {
        accessPackages.change(authors.of(call), id, body);
    }

    @GraphOperation(
            value = "accessPackage.delete",
            docs = "https://learn.microsoft.com/graph/api/accesspackage-delete",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(GraphCall call, @EntityId UUID id) {
        accessPackages.delete(call.tenantId(), id);
    }
}
