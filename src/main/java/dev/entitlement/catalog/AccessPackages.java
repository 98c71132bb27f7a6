package dev.entitlement.catalog;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The access packages of a tenant and what they hand out. */
@Service
@Transactional(readOnly = true)
public class AccessPackages {

    private final ResourceRoleRepository resourceRoles;

    AccessPackages(ResourceRoleRepository resourceRoles) {
        this.resourceRoles = resourceRoles;
    }

    /** The resource roles that the package hands out, by name; empty for a package that is not there. */
    public List<ResourceRole> resourceRoles(UUID tenantId, UUID accessPackageId) {
        return resourceRoles.findByKeyTenantIdAndAccessPackageIdOrderByDisplayName(tenantId, accessPackageId);
    }
}
