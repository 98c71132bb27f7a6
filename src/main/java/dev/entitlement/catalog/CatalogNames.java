package dev.entitlement.catalog;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By which names a seed may refer to catalogs and to what is in them. */
@Component
public class CatalogNames {

    private final CatalogRepository catalogs;
    private final AccessPackageRepository accessPackages;
    private final AssignmentPolicyRepository policies;
    private final AccessPackageResourceRoleScopeRepository roleScopes;

    CatalogNames(
            CatalogRepository catalogs,
            AccessPackageRepository accessPackages,
            AssignmentPolicyRepository policies,
            AccessPackageResourceRoleScopeRepository roleScopes) {
        this.catalogs = catalogs;
        this.accessPackages = accessPackages;
        this.policies = policies;
        this.roleScopes = roleScopes;
    }

    record Named(UUID id, @Nullable String uniqueName, String displayName) {}

    record NamedIn(UUID owner, UUID id, String displayName) {}

    /** Catalogs: by unique name, or by display name. */
    public SeedNames catalogs(SeedLoad load) {
        return load.names("catalog", () -> of("catalog", catalogs.findNames(load.tenantId())));
    }

    /** Access packages: by unique name, or by display name. */
    public SeedNames accessPackages(SeedLoad load) {
        return load.names("accessPackage", () -> of("access package", accessPackages.findNames(load.tenantId())));
    }

    /** The access packages of a catalog: by display name, which packages of other catalogs may have, too. */
    SeedNames accessPackagesOf(SeedLoad load, UUID catalogId) {
        load.names("accessPackageOfCatalog", () -> {
            accessPackages.findNamesByCatalog(load.tenantId()).forEach(each -> packagesOf(load, each.owner())
                    .add(each.id(), each.displayName()));
            return new SeedNames("access package");
        });
        return packagesOf(load, catalogId);
    }

    private static SeedNames packagesOf(SeedLoad load, UUID catalogId) {
        return load.names("accessPackage/" + catalogId, () -> new SeedNames("access package of that catalog,"));
    }

    private static SeedNames of(String kind, List<Named> known) {
        SeedNames names = new SeedNames(kind);
        known.forEach(each -> names.add(each.id(), each.uniqueName(), each.displayName()));
        return names;
    }

    /** The policies of an access package: by display name. */
    public SeedNames policies(SeedLoad load, UUID accessPackageId) {
        load.names("policy", () -> {
            policies.findNames(load.tenantId())
                    .forEach(policy -> policiesOf(load, policy.owner()).add(policy.id(), policy.displayName()));
            return new SeedNames("policy");
        });
        return policiesOf(load, accessPackageId);
    }

    private static SeedNames policiesOf(SeedLoad load, UUID accessPackageId) {
        return load.names("policy/" + accessPackageId, () -> new SeedNames("policy of that access package,"));
    }

    /** The resource roles that an access package hands out: by display name of the role. */
    public SeedNames resourceRoles(SeedLoad load, UUID accessPackageId) {
        return load.names("handedOutRole/" + accessPackageId, () -> {
            SeedNames names = new SeedNames("resource role that the access package hands out,");
            resourceRolesOf(load, accessPackageId).forEach(role -> names.add(role.roleId(), role.displayName()));
            return names;
        });
    }

    /** What an access package hands out, by name; looked up once in a document. */
    public List<HandedOutRole> resourceRolesOf(SeedLoad load, UUID accessPackageId) {
        return load.shared(HandedOut.class, HandedOut::new)
                .byPackage
                .computeIfAbsent(accessPackageId, id -> roleScopes.handedOut(load.tenantId(), id));
    }

    private static final class HandedOut {

        private final Map<UUID, List<HandedOutRole>> byPackage = new HashMap<>();
    }
}
