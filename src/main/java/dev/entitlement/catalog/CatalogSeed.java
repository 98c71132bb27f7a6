package dev.entitlement.catalog;

import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code catalogs}, each with its access packages and what they hand out. */
@Component
@Order(3)
class CatalogSeed implements SeedSection<CatalogSeed.Entry> {

    record Entry(UUID id, String displayName, List<PackageEntry> accessPackages) {}

    /** An access package; it needs at least one resource role, or there is nothing to deliver. */
    record PackageEntry(UUID id, String displayName, List<RoleEntry> resourceRoles) {

        PackageEntry {
            if (resourceRoles.isEmpty()) {
                throw new IllegalArgumentException("access package '" + displayName + "' has no resourceRoles");
            }
        }
    }

    /** @param originSystem {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline} */
    record RoleEntry(UUID id, String displayName, String originSystem) {}

    private final CatalogRepository catalogs;
    private final AccessPackageRepository accessPackages;
    private final ResourceRoleRepository resourceRoles;

    CatalogSeed(
            CatalogRepository catalogs, AccessPackageRepository accessPackages, ResourceRoleRepository resourceRoles) {
        this.catalogs = catalogs;
        this.accessPackages = accessPackages;
        this.resourceRoles = resourceRoles;
    }

    @Override
    public String name() {
        return "catalogs";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(UUID tenantId, List<Entry> entries) {
        for (Entry catalog : entries) {
            catalogs.save(new Catalog(new TenantKey(tenantId, catalog.id()), catalog.displayName()));
            for (PackageEntry accessPackage : catalog.accessPackages()) {
                accessPackages.save(new AccessPackage(
                        new TenantKey(tenantId, accessPackage.id()), catalog.id(), accessPackage.displayName()));
                accessPackage
                        .resourceRoles()
                        .forEach(role -> resourceRoles.save(new ResourceRole(
                                new TenantKey(tenantId, role.id()),
                                accessPackage.id(),
                                role.displayName(),
                                role.originSystem())));
            }
        }
    }
}
