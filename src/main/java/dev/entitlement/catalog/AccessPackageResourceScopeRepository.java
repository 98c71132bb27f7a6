package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccessPackageResourceScopeRepository extends JpaRepository<AccessPackageResourceScope, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from AccessPackageResourceScope e where e.key = :key")
    Optional<AccessPackageResourceScope> findForUpdate(TenantKey key);

    List<AccessPackageResourceScope> findByKeyTenantIdAndResourceIdOrderByOriginId(UUID tenantId, UUID resourceId);

    void deleteByKeyTenantIdAndResourceId(UUID tenantId, UUID resourceId);

    void deleteByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);

    List<AccessPackageResourceScope> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
