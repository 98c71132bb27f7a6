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

/** Makes, changes and deletes catalogs. */
@RestController
@RequestMapping({
    "/beta/identityGovernance/entitlementManagement/accessPackageCatalogs",
    "/v1.0/identityGovernance/entitlementManagement/catalogs"
})
class CatalogController {

    private static final String ID = "/{id:[^$(]+}";

    private final Catalogs catalogs;
    private final Authors authors;
    private final GraphReads reads;

    CatalogController(Catalogs catalogs, Authors authors, GraphReads reads) {
        this.catalogs = catalogs;
        this.authors = authors;
        this.reads = reads;
    }

    @GraphOperation(
            value = "catalog.create",
            docs = "https://learn.microsoft.com/graph/api/entitlementmanagement-post-catalogs",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(GraphCall call, @BodyOf(CatalogTypes.CATALOG) Body body) {
        return reads.created(call, catalogs.create(authors.of(call), body));
    }

    @GraphOperation(
            value = "catalog.update",
            docs = "https://learn.microsoft.com/graph/api/accesspackagecatalog-update",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @PatchMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(GraphCall call, @EntityId UUID id, @BodyOf(CatalogTypes.CATALOG) Body body) {
        catalogs.change(authors.of(call), id, body);
    }

    @GraphOperation(
            value = "catalog.delete",
            docs = "https://learn.microsoft.com/graph/api/accesspackagecatalog-delete",
            fidelity = Fidelity.DOCUMENTED,
            delegated = READ_WRITE,
            application = READ_WRITE)
    @DeleteMapping(ID)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(GraphCall call, @EntityId UUID id) {
        catalogs.delete(call.tenantId(), id);
    }
}
