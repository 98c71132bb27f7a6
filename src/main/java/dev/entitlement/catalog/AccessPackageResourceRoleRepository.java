package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccessPackageResourceRoleRepository extends JpaRepository<AccessPackageResourceRole, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from AccessPackageResourceRole e where e.key = :key")
    Optional<AccessPackageResourceRole> findForUpdate(TenantKey key);

    List<AccessPackageResourceRole> findByKeyTenantIdAndResourceIdOrderByOriginId(UUID tenantId, UUID resourceId);

    List<AccessPackageResourceRole> findByKeyTenantIdAndCatalogIdAndOriginId(
            UUID tenantId, UUID catalogId, String originId);

    void deleteByKeyTenantIdAndResourceId(UUID tenantId, UUID resourceId);

    void deleteByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);

    List<AccessPackageResourceRole> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    @Query("""
            select new dev.entitlement.catalog.ResourceSeed$NamedRole(
                r.catalogId, r.key.id, r.originId, r.displayName, o.displayName)
            from AccessPackageResourceRole r
            join AccessPackageResource o on o.key.tenantId = r.key.tenantId and o.key.id = r.resourceId
            where r.key.tenantId = :tenantId
            """)
    List<ResourceSeed.NamedRole> findNames(UUID tenantId);
}
