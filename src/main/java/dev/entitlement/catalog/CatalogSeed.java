package dev.entitlement.catalog;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.SeedSection;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code catalogs}, each with its access packages, what they hand out and their policies. */
@Component
@Order(3)
class CatalogSeed implements SeedSection<CatalogSeed.Entry> {

    record Entry(UUID id, String displayName, @Nullable String description, List<PackageEntry> accessPackages) {}

    /** An access package; it needs at least one resource role, or there is nothing to deliver. */
    record PackageEntry(
            UUID id,
            String displayName,
            @Nullable String description,
            List<RoleEntry> resourceRoles,
            @Nullable List<PolicySeed.Entry> policies) {

        PackageEntry {
            if (resourceRoles.isEmpty()) {
                throw new IllegalArgumentException("access package '" + displayName + "' has no resourceRoles");
            }
        }
    }

    /**
     * A role, on a resource that it has to itself.
     *
     * @param id of the role, and of everything else that is made for it
     * @param originSystem {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline}
     */
    record RoleEntry(UUID id, String displayName, String originSystem) {}

    private final CatalogRepository catalogs;
    private final AccessPackageRepository accessPackages;
    private final Resources resources;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final PolicySeed policies;
    private final VirtualClock clock;

    CatalogSeed(
            CatalogRepository catalogs,
            AccessPackageRepository accessPackages,
            Resources resources,
            AccessPackageResourceRoleScopeRepository roleScopes,
            PolicySeed policies,
            VirtualClock clock) {
        this.catalogs = catalogs;
        this.accessPackages = accessPackages;
        this.resources = resources;
        this.roleScopes = roleScopes;
        this.policies = policies;
        this.clock = clock;
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
        Audit audit = Audit.of(Author.seed(tenantId, clock.now(tenantId)));
        for (Entry catalog : entries) {
            catalogs.save(new Catalog(
                    new TenantKey(tenantId, catalog.id()), catalog.displayName(), catalog.description(), audit));
            catalog.accessPackages().forEach(accessPackage -> load(tenantId, catalog.id(), accessPackage, audit));
        }
    }

    private void load(UUID tenantId, UUID catalogId, PackageEntry entry, Audit audit) {
        AccessPackage accessPackage = accessPackages.save(new AccessPackage(
                new TenantKey(tenantId, entry.id()), catalogId, entry.displayName(), entry.description(), audit));
        for (RoleEntry role : entry.resourceRoles()) {
            TenantKey key = new TenantKey(tenantId, role.id());
            resources.seeded(key, catalogId, role.displayName(), role.originSystem(), audit);
            roleScopes.save(new AccessPackageResourceRoleScope(key, entry.id(), role.id(), role.id(), audit));
        }
        if (entry.policies() != null) {
            policies.load(accessPackage, entry.policies(), audit);
        }
    }
}
