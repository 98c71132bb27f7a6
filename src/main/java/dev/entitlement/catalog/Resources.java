package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The resources of catalogs, with the roles and the scope that each of them has. */
@Service
@Transactional
class Resources {

    private static final int LONGEST_ORIGIN = 500;

    private final AccessPackageResourceRepository resources;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;
    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final ResourceRequestRepository requests;

    Resources(
            AccessPackageResourceRepository resources,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes,
            AccessPackageResourceRoleScopeRepository roleScopes,
            ResourceRequestRepository requests) {
        this.resources = resources;
        this.roles = roles;
        this.scopes = scopes;
        this.roleScopes = roleScopes;
        this.requests = requests;
    }

    /**
     * The resource that a body describes, as it would be in a catalog; nothing is stored.
     *
     * @throws GraphException 400 for a resource that cannot be there, or is there already
     */
    AccessPackageResource described(Catalog catalog, Body body, Author author) {
        String originId = body.requiredString("originId", LONGEST_ORIGIN);
        OriginSystem system = OriginSystem.of(body.requiredString("originSystem", 64));
        if (resources
                .findByKeyTenantIdAndCatalogIdAndOriginIdAndOriginSystem(
                        author.tenantId(), catalog.id(), originId, system.text())
                .isPresent()) {
            throw Refusals.alreadyOnboarded();
        }
        String displayName = body.string("displayName", 256);
        String type = body.string("resourceType", 256);
        return new AccessPackageResource(
                new TenantKey(author.tenantId(), UUID.randomUUID()),
                catalog.id(),
                new Origin(originId, system.text()),
                new ResourceDescription(
                        displayName == null ? originId.substring(0, Math.min(256, originId.length())) : displayName,
                        body.string("description", 4000),
                        type == null ? system.resourceType() : type,
                        body.string("url", 2048)),
                Audit.of(author));
    }

    /** Stores a resource with the roles and the scope that its origin gives it. */
    void onboard(AccessPackageResource described, UUID tenantId) {
        AccessPackageResource resource =
                Refusals.unless(Refusals::alreadyOnboarded, () -> resources.saveAndFlush(described));
        OriginSystem system = OriginSystem.of(resource.origin().system());
        for (String role : system.roles()) {
            roles.save(new AccessPackageResourceRole(
                    new TenantKey(tenantId, UUID.randomUUID()),
                    resource,
                    system.originOf(role, resource.origin().id()),
                    role));
        }
        scopes.save(new AccessPackageResourceScope(new TenantKey(tenantId, UUID.randomUUID()), resource));
        scopes.flush();
    }

    /**
     * The resource that a body names, by its id or by its origin.
     *
     * @throws GraphException 404 for one that the catalog does not have
     */
    AccessPackageResource named(UUID tenantId, UUID catalogId, Body body) {
        UUID id = body.guid("id");
        String originId = body.string("originId", 600);
        String originSystem = body.string("originSystem", 64);
        Optional<AccessPackageResource> found = Optional.empty();
        if (id != null) {
            found = resources.findById(new TenantKey(tenantId, id));
        } else if (originId != null && originSystem != null) {
            found = resources.findByKeyTenantIdAndCatalogIdAndOriginIdAndOriginSystem(
                    tenantId, catalogId, originId, originSystem);
        }
        return found.filter(resource -> resource.catalogId().equals(catalogId)).orElseThrow(Refusals::noResource);
    }

    /** @throws GraphException 400 for a resource that an access package hands out */
    void remove(UUID tenantId, AccessPackageResource resource) {
        List<UUID> ofResource = roles.findByKeyTenantIdAndResourceIdOrderByOriginId(tenantId, resource.id()).stream()
                .map(AccessPackageResourceRole::id)
                .toList();
        if (roleScopes.existsByKeyTenantIdAndRoleIdIn(tenantId, ofResource)) {
            throw inUse();
        }
        Refusals.unless(Resources::inUse, () -> {
            roles.deleteByKeyTenantIdAndResourceId(tenantId, resource.id());
            scopes.deleteByKeyTenantIdAndResourceId(tenantId, resource.id());
            resources.delete(resource);
            resources.flush();
            return resource;
        });
    }

    /** Removes everything that a catalog has besides access packages. */
    void removeAllOf(UUID tenantId, UUID catalogId) {
        requests.deleteByKeyTenantIdAndCatalogId(tenantId, catalogId);
        roles.deleteByKeyTenantIdAndCatalogId(tenantId, catalogId);
        scopes.deleteByKeyTenantIdAndCatalogId(tenantId, catalogId);
        resources.deleteByKeyTenantIdAndCatalogId(tenantId, catalogId);
    }

    /**
     * Looks the resource up again where it comes from, which here changes nothing.
     *
     * @throws GraphException 404 for a resource that the catalog does not have
     */
    @Transactional(readOnly = true)
    public void refresh(UUID tenantId, UUID catalogId, UUID resourceId) {
        boolean there = resources
                .findById(new TenantKey(tenantId, resourceId))
                .filter(resource -> resource.catalogId().equals(catalogId))
                .isPresent();
        if (!there) {
            throw Refusals.noResource();
        }
    }

    private static GraphException inUse() {
        return Refusals.inUse("ResourceInUse", "An access package hands out a role of the resource.");
    }
}
