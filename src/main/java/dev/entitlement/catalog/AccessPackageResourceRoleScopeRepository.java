package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccessPackageResourceRoleScopeRepository extends JpaRepository<AccessPackageResourceRoleScope, TenantKey> {

    @Query("""
            select new dev.entitlement.catalog.HandedOutRole(
                r.key.id, s.scopeId, r.originId, r.originSystem, r.displayName)
            from AccessPackageResourceRoleScope s
            join AccessPackageResourceRole r on r.key.tenantId = s.key.tenantId and r.key.id = s.roleId
            where s.key.tenantId = :tenantId and s.accessPackageId = :accessPackageId
            order by r.displayName, r.key.id, s.scopeId
            """)
    List<HandedOutRole> handedOut(UUID tenantId, UUID accessPackageId);

    Optional<AccessPackageResourceRoleScope> findByKeyAndAccessPackageId(TenantKey key, UUID accessPackageId);

    boolean existsByKeyTenantIdAndRoleIdIn(UUID tenantId, Collection<UUID> roleIds);

    void deleteByKeyTenantIdAndAccessPackageId(UUID tenantId, UUID accessPackageId);

    List<AccessPackageResourceRoleScope> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
