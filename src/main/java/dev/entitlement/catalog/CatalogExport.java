package dev.entitlement.catalog;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.SeedReference;
import dev.entitlement.subject.SeededAudit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a tenant's catalogs as a seed has them. Each table is read once. */
@Component
class CatalogExport {

    private final CatalogRepository catalogs;
    private final AccessPackageRepository accessPackages;
    private final AccessPackageResourceRepository resources;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final AssignmentPolicyRepository policies;
    private final IncompatibleAccessPackageRepository incompatibles;
    private final ResourceRequestRepository requests;

    CatalogExport(
            CatalogRepository catalogs,
            AccessPackageRepository accessPackages,
            AccessPackageResourceRepository resources,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes,
            AccessPackageResourceRoleScopeRepository roleScopes,
            AssignmentPolicyRepository policies,
            IncompatibleAccessPackageRepository incompatibles,
            ResourceRequestRepository requests) {
        this.catalogs = catalogs;
        this.accessPackages = accessPackages;
        this.resources = resources;
        this.roles = roles;
        this.scopes = scopes;
        this.roleScopes = roleScopes;
        this.policies = policies;
        this.incompatibles = incompatibles;
        this.requests = requests;
    }

    List<CatalogSeed.Entry> catalogs(UUID tenantId) {
        Rows rows = new Rows(
                by(accessPackages.findByKeyTenantIdOrderByKeyId(tenantId), AccessPackage::catalogId),
                by(resources.findByKeyTenantIdOrderByKeyId(tenantId), AccessPackageResource::catalogId),
                by(roles.findByKeyTenantIdOrderByKeyId(tenantId), AccessPackageResourceRole::resourceId),
                by(scopes.findByKeyTenantIdOrderByKeyId(tenantId), AccessPackageResourceScope::resourceId),
                by(roleScopes.findByKeyTenantIdOrderByKeyId(tenantId), AccessPackageResourceRoleScope::accessPackageId),
                by(policies.findByKeyTenantIdOrderByKeyId(tenantId), AssignmentPolicy::accessPackageId),
                by(
                        incompatibles.findByKeyTenantIdOrderByIncompatibleId(tenantId),
                        IncompatibleAccessPackage::accessPackageId),
                by(requests.findByKeyTenantIdOrderByKeyId(tenantId), ResourceRequest::catalogId));
        return catalogs.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(rows::write)
                .toList();
    }

    private static <E> Map<UUID, List<E>> by(List<E> rows, Function<E, UUID> owner) {
        return rows.stream().collect(Collectors.groupingBy(owner));
    }

    private static <E> List<E> of(Map<UUID, List<E>> rows, UUID owner) {
        return rows.getOrDefault(owner, List.of());
    }

    /** All that a tenant has, by what it belongs to. */
    private record Rows(
            Map<UUID, List<AccessPackage>> packages,
            Map<UUID, List<AccessPackageResource>> resources,
            Map<UUID, List<AccessPackageResourceRole>> roles,
            Map<UUID, List<AccessPackageResourceScope>> scopes,
            Map<UUID, List<AccessPackageResourceRoleScope>> roleScopes,
            Map<UUID, List<AssignmentPolicy>> policies,
            Map<UUID, List<IncompatibleAccessPackage>> incompatibles,
            Map<UUID, List<ResourceRequest>> requests) {

        CatalogSeed.Entry write(Catalog catalog) {
            Set<UUID> own = new HashSet<>();
            List<PackageSeed.Entry> written = of(packages, catalog.id()).stream()
                    .map(accessPackage -> write(accessPackage, own))
                    .toList();
            return new CatalogSeed.Entry(
                    catalog.id(),
                    catalog.displayName(),
                    catalog.description(),
                    catalog.state(),
                    catalog.type(),
                    catalog.externallyVisible() ? true : null,
                    catalog.uniqueName(),
                    SeededAudit.of(catalog.audit()),
                    orNull(of(resources, catalog.id()).stream()
                            .filter(resource -> !own.contains(resource.id()))
                            .map(this::write)),
                    written.isEmpty() ? null : written,
                    orNull(of(requests, catalog.id()).stream().map(Rows::write)));
        }

        /** @param own filled with the resources that a resource role has to itself */
        private PackageSeed.Entry write(AccessPackage accessPackage, Set<UUID> own) {
            Map<UUID, AccessPackageResource> byId = of(resources, accessPackage.catalogId()).stream()
                    .collect(Collectors.toMap(AccessPackageResource::id, Function.identity()));
            return new PackageSeed.Entry(
                    accessPackage.id(),
                    accessPackage.displayName(),
                    accessPackage.description(),
                    accessPackage.hidden() ? true : null,
                    accessPackage.roleScopesVisible() ? true : null,
                    accessPackage.uniqueName(),
                    SeededAudit.of(accessPackage.audit()),
                    orNull(of(roleScopes, accessPackage.id()).stream().map(handedOut -> {
                        AccessPackageResource resource = byId.get(handedOut.roleId());
                        if (resource != null && isOwn(accessPackage, handedOut, resource)) {
                            own.add(resource.id());
                            return new RoleScopeSeed.Entry(
                                    handedOut.id(),
                                    resource.displayName(),
                                    OriginSystem.of(resource.origin().system()),
                                    null,
                                    null,
                                    null);
                        }
                        return new RoleScopeSeed.Entry(
                                handedOut.id(),
                                null,
                                null,
                                SeedReference.to(handedOut.roleId()),
                                handedOut.scopeId(),
                                SeededAudit.of(handedOut.audit()));
                    })),
                    orNull(of(policies, accessPackage.id()).stream().map(PolicyTermsSeed::write)),
                    orNull(of(incompatibles, accessPackage.id()).stream()
                            .map(pair -> SeedReference.to(pair.incompatibleId()))));
        }

        /** Whether loading the short form of a resource role would make exactly this. */
        private boolean isOwn(
                AccessPackage accessPackage, AccessPackageResourceRoleScope handedOut, AccessPackageResource resource) {
            UUID id = handedOut.id();
            List<AccessPackageResourceRole> itsRoles = of(roles, id);
            List<AccessPackageResourceScope> itsScopes = of(scopes, id);
            return resource.id().equals(id)
                    && resource.isNothingButNamed(id.toString())
                    && itsRoles.size() == 1
                    && itsRoles.get(0).id().equals(id)
                    && itsRoles.get(0).origin().id().equals(id.toString())
                    && itsRoles.get(0).displayName().equals(resource.displayName())
                    && itsScopes.size() == 1
                    && itsScopes.get(0).id().equals(id)
                    && resource.audit().equals(accessPackage.audit())
                    && handedOut.audit().equals(accessPackage.audit());
        }

        private ResourceSeed.Entry write(AccessPackageResource resource) {
            return new ResourceSeed.Entry(
                    resource.id(),
                    resource.origin().id(),
                    OriginSystem.of(resource.origin().system()),
                    resource.displayName(),
                    resource.description(),
                    resource.resourceType(),
                    resource.url(),
                    resource.environmentId() == null ? null : SeedReference.to(resource.environmentId()),
                    SeededAudit.of(resource.audit()),
                    of(scopes, resource.id()).stream()
                            .map(AccessPackageResourceScope::id)
                            .findFirst()
                            .orElse(null),
                    of(roles, resource.id()).stream()
                            .sorted(Comparator.comparing(role -> role.origin().id()))
                            .map(role -> new ResourceSeed.Role(
                                    role.id(), role.origin().id(), role.displayName()))
                            .toList());
        }

        private static ResourceRequestSeed.Entry write(ResourceRequest request) {
            return new ResourceRequestSeed.Entry(
                    request.id(),
                    request.requestType(),
                    request.resourceId(),
                    request.requestorId() == null ? null : SeedReference.to(request.requestorId()),
                    request.validationOnly() ? true : null,
                    request.justification(),
                    PointInTime.at(request.createdAt()));
        }

        private static <T> @Nullable List<T> orNull(Stream<T> written) {
            List<T> list = written.toList();
            return list.isEmpty() ? null : list;
        }
    }
}
