package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ResourceRoleRepository extends JpaRepository<ResourceRole, TenantKey> {

    List<ResourceRole> findByKeyTenantIdAndAccessPackageIdOrderByDisplayName(UUID tenantId, UUID accessPackageId);
}
