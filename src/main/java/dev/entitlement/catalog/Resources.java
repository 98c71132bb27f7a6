package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The resources of catalogs, with the roles and the scope that each of them has. */
@Service
@Transactional
class Resources {

    private final AccessPackageResourceRepository resources;
    private final AccessPackageResourceRoleRepository roles;
    private final AccessPackageResourceScopeRepository scopes;

    Resources(
            AccessPackageResourceRepository resources,
            AccessPackageResourceRoleRepository roles,
            AccessPackageResourceScopeRepository scopes) {
        this.resources = resources;
        this.roles = roles;
        this.scopes = scopes;
    }

    /** Makes a resource with one role, for a seed that only speaks of roles; all of it has the role's id. */
    void seeded(TenantKey key, UUID catalogId, String displayName, String originSystem, Audit audit) {
        String originId = key.id().toString();
        AccessPackageResource resource = resources.save(new AccessPackageResource(
                key,
                catalogId,
                new Origin(originId, originSystem),
                new ResourceDescription(displayName, null, null, null),
                audit));
        roles.save(new AccessPackageResourceRole(key, resource, originId, displayName));
        scopes.save(new AccessPackageResourceScope(key, resource));
    }
}
