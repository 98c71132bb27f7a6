package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogs of a tenant. */
@Service
@Transactional
class Catalogs {

    private final CatalogRepository catalogs;
    private final AccessPackageRepository accessPackages;
    private final Resources resources;

    Catalogs(CatalogRepository catalogs, AccessPackageRepository accessPackages, Resources resources) {
        this.catalogs = catalogs;
        this.accessPackages = accessPackages;
        this.resources = resources;
    }

    /** @throws GraphException 409 for a unique name that another catalog has */
    Catalog create(Author author, Body body) {
        return Refusals.unless(
                Refusals::duplicate,
                () -> catalogs.saveAndFlush(
                        new Catalog(new TenantKey(author.tenantId(), UUID.randomUUID()), body, author)));
    }

    /** @throws GraphException 404 for a catalog that is not there, 409 for a unique name that another has */
    void change(Author author, UUID id, Body body) {
        Catalog catalog = held(author.tenantId(), id);
        catalog.change(body, author);
        Refusals.unless(Refusals::duplicate, () -> catalogs.saveAndFlush(catalog));
    }

    /**
     * Deletes a catalog with its resources.
     *
     * @throws GraphException 404 for a catalog that is not there, 400 for one with access packages
     */
    void delete(UUID tenantId, UUID id) {
        Catalog catalog = held(tenantId, id);
        if (accessPackages.existsByKeyTenantIdAndCatalogId(tenantId, id)) {
            throw Refusals.inUse("CatalogNotEmpty", "The catalog has access packages. Delete them first.");
        }
        resources.removeAllOf(tenantId, id);
        catalogs.delete(catalog);
    }

    /**
     * A catalog, which nobody else changes until the caller's transaction ends.
     *
     * @throws GraphException 404 for one that is not there
     */
    Catalog held(UUID tenantId, UUID id) {
        return catalogs.findForUpdate(new TenantKey(tenantId, id)).orElseThrow(Refusals::noCatalog);
    }
}
