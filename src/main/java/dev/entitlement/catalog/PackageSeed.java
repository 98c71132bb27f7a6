package dev.entitlement.catalog;

import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedRefused;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code accessPackages} of a seed's catalog. */
@Component
class PackageSeed {

    private static final String SECTION = "accessPackages";

    /**
     * An access package. Without resource roles there is nothing to deliver.
     *
     * @param id that of the catalog's package with this name, or following from it, when left out
     * @param displayName the name, for people
     * @param description what it is for, for people
     * @param hidden whether it is hidden from who may ask for it; false when left out
     * @param roleScopesVisible whether who asks sees what it hands out; false when left out
     * @param uniqueName a name that no other access package has
     * @param resourceRoles what it hands out
     * @param policies by which it is asked for and assigned
     * @param incompatibleAccessPackages who holds one of these cannot ask for it
     */
    record Entry(
            @Nullable UUID id,
            String displayName,
            @Longest(4000) @Nullable String description,
            @Nullable Boolean hidden,
            @Nullable Boolean roleScopesVisible,
            @Nullable String uniqueName,
            @Nullable SeededAudit audit,
            @Nullable List<RoleScopeSeed.Entry> resourceRoles,
            @Nullable List<PolicySeed.Entry> policies,
            @Nullable List<SeedReference> incompatibleAccessPackages) {}

    private final AccessPackageRepository accessPackages;
    private final IncompatibleAccessPackageRepository incompatibles;
    private final CatalogNames names;
    private final RoleScopeSeed roleScopes;
    private final PolicySeed policies;

    PackageSeed(
            AccessPackageRepository accessPackages,
            IncompatibleAccessPackageRepository incompatibles,
            CatalogNames names,
            RoleScopeSeed roleScopes,
            PolicySeed policies) {
        this.accessPackages = accessPackages;
        this.incompatibles = incompatibles;
        this.names = names;
        this.roleScopes = roleScopes;
        this.policies = policies;
    }

    /** The ids of packages that were loaded, for what is looked at last. */
    private static final class Loaded {

        private final IdentityHashMap<Entry, UUID> ids = new IdentityHashMap<>();
    }

    void load(SeedLoad load, UUID catalogId, @Nullable List<Entry> entries) {
        load.each(entries, entry -> {
            AccessPackage accessPackage = load(load, catalogId, entry);
            load.shared(Loaded.class, Loaded::new).ids.put(entry, accessPackage.id());
            roleScopes.load(load, accessPackage, entry.resourceRoles());
            policies.load(load, accessPackage, entry.policies());
        });
    }

    private AccessPackage load(SeedLoad load, UUID catalogId, Entry entry) {
        SeedNames known = names.accessPackages(load);
        SeedNames ofCatalog = names.accessPackagesOf(load, catalogId);
        UUID id = entry.id() != null
                ? entry.id()
                : ofCatalog
                        .byName(entry, entry.displayName())
                        .orElseGet(() -> load.derived(SECTION, catalogId + "/" + entry.displayName()));
        load.only(SECTION, entry, id);
        if (entry.uniqueName() != null
                && known.byFirstName(entry.uniqueName())
                        .filter(other -> !other.equals(id))
                        .isPresent()) {
            throw new SeedRefused(entry, "another access package has the uniqueName '" + entry.uniqueName() + "'");
        }
        TenantKey key = new TenantKey(load.tenantId(), id);
        Author seed = Author.seed(load.tenantId(), load.now());
        AccessPackage accessPackage;
        if (known.has(id)) {
            accessPackage = accessPackages.findById(key).orElseThrow();
            if (!accessPackage.catalogId().equals(catalogId)) {
                throw new IllegalArgumentException("the access package " + id + " is in another catalog");
            }
            load.updated(SECTION, id);
        } else {
            accessPackage = accessPackages.save(new AccessPackage(
                    key, catalogId, entry.displayName(), null, SeededAudit.from(entry.audit(), seed)));
            load.created(SECTION, id);
        }
        accessPackage.change(entry, seed);
        known.add(id, entry.uniqueName(), entry.displayName());
        ofCatalog.add(id, entry.displayName());
        return accessPackage;
    }

    void loadIncompatible(SeedLoad load, List<Entry> entries) {
        load.each(
                entries,
                entry -> load.each(entry.incompatibleAccessPackages(), other -> {
                    UUID id = load.shared(Loaded.class, Loaded::new).ids.get(entry);
                    UUID incompatible = names.accessPackages(load).resolve(other);
                    if (id == null || id.equals(incompatible)) {
                        throw new SeedRefused(other, "an access package cannot be incompatible with itself");
                    }
                    TenantKey key =
                            new TenantKey(load.tenantId(), load.derived("incompatible", id + "/" + incompatible));
                    if (incompatibles
                            .findByKeyTenantIdAndAccessPackageIdAndIncompatibleId(load.tenantId(), id, incompatible)
                            .isEmpty()) {
                        incompatibles.save(new IncompatibleAccessPackage(key, id, incompatible));
                    }
                }));
    }
}
