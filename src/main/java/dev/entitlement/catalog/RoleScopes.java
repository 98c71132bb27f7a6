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

/** What access packages hand out. Who holds a package already gets what comes later by a reprocess alone. */
@Service
@Transactional
class RoleScopes {

    private final AccessPackageResourceRoleScopeRepository roleScopes;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;
    private final PackageChanges accessPackages;
    private final Resources resources;

    RoleScopes(
            AccessPackageResourceRoleScopeRepository roleScopes,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes,
            PackageChanges accessPackages,
            Resources resources) {
        this.roleScopes = roleScopes;
        this.roles = roles;
        this.scopes = scopes;
        this.accessPackages = accessPackages;
        this.resources = resources;
    }

    /**
     * Adds a role that the body names, by id or by origin, to what an access package hands out.
     *
     * @throws GraphException 404 for a package, role or scope that is not there or not in the package's catalog, 409
     *     for a role that the package hands out already
     */
    AccessPackageResourceRoleScope add(Author author, UUID accessPackageId, Body body) {
        Body roleBody =
                body.body("accessPackageResourceRole").orElseThrow(() -> Body.missing("accessPackageResourceRole"));
        AccessPackage accessPackage = accessPackages.held(author.tenantId(), accessPackageId);
        AccessPackageResourceRole role = role(accessPackage, roleBody);
        UUID scopeId = body.body("accessPackageResourceScope")
                .map(scope -> scope(role, author.tenantId(), scope))
                .orElseGet(() -> scopesOf(role, author.tenantId()).get(0).id());
        return Refusals.unless(
                Refusals::duplicate,
                () -> roleScopes.saveAndFlush(new AccessPackageResourceRoleScope(
                        new TenantKey(author.tenantId(), UUID.randomUUID()),
                        accessPackageId,
                        role.id(),
                        scopeId,
                        Audit.of(author))));
    }

    /** @throws GraphException 404 for a package that is not there, or a role scope that is not the package's */
    void remove(UUID tenantId, UUID accessPackageId, UUID id) {
        accessPackages.held(tenantId, accessPackageId);
        roleScopes.delete(roleScopes
                .findByKeyAndAccessPackageId(new TenantKey(tenantId, id), accessPackageId)
                .orElseThrow(Refusals::noRoleScope));
    }

    private AccessPackageResourceRole role(AccessPackage accessPackage, Body body) {
        UUID tenantId = accessPackage.tenantId();
        UUID catalogId = accessPackage.catalogId();
        Optional<UUID> resource = body.body("accessPackageResource")
                .map(of -> resources.named(tenantId, catalogId, of).id());
        UUID id = body.guid("id");
        String originId = body.string("originId", 600);
        List<AccessPackageResourceRole> candidates = List.of();
        if (id != null) {
            candidates = roles.findById(new TenantKey(tenantId, id)).stream().toList();
        } else if (originId != null) {
            candidates = roles.findByKeyTenantIdAndCatalogIdAndOriginId(tenantId, catalogId, originId);
        }
        // A site's roles are numbered within the site: without its resource, such a role is nobody's in particular.
        List<AccessPackageResourceRole> fitting = candidates.stream()
                .filter(role -> role.catalogId().equals(catalogId))
                .filter(role -> resource.isEmpty() || role.resourceId().equals(resource.get()))
                .toList();
        if (fitting.size() != 1) {
            throw Refusals.noRole();
        }
        return fitting.get(0);
    }

    private UUID scope(AccessPackageResourceRole role, UUID tenantId, Body body) {
        UUID id = body.guid("id");
        String originId = body.string("originId", 600);
        return scopesOf(role, tenantId).stream()
                .filter(scope -> id == null || scope.id().equals(id))
                .filter(scope -> originId == null || scope.origin().id().equals(originId))
                .findFirst()
                .orElseThrow(Refusals::noResource)
                .id();
    }

    private List<AccessPackageResourceScope> scopesOf(AccessPackageResourceRole role, UUID tenantId) {
        return scopes.findByKeyTenantIdAndResourceIdOrderByOriginId(tenantId, role.resourceId());
    }
}
