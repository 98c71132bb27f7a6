package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The access packages of a tenant and what they hand out. */
@Service
@Transactional(readOnly = true)
public class AccessPackages {

    private final AccessPackageRepository accessPackages;
    private final ResourceRoleRepository resourceRoles;

    AccessPackages(AccessPackageRepository accessPackages, ResourceRoleRepository resourceRoles) {
        this.accessPackages = accessPackages;
        this.resourceRoles = resourceRoles;
    }

    /** Whether the tenant has an access package with this id. */
    public boolean exists(UUID tenantId, UUID accessPackageId) {
        return accessPackages.existsById(new TenantKey(tenantId, accessPackageId));
    }

    /** The resource roles that the package hands out, by name; empty for a package that is not there. */
    public List<ResourceRole> resourceRoles(UUID tenantId, UUID accessPackageId) {
        return resourceRoles.findByKeyTenantIdAndAccessPackageIdOrderByDisplayName(tenantId, accessPackageId);
    }
}
