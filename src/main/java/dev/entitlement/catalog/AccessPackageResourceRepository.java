package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccessPackageResourceRepository extends JpaRepository<AccessPackageResource, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from AccessPackageResource e where e.key = :key")
    Optional<AccessPackageResource> findForUpdate(TenantKey key);

    Optional<AccessPackageResource> findByKeyTenantIdAndCatalogIdAndOriginIdAndOriginSystem(
            UUID tenantId, UUID catalogId, String originId, String originSystem);

    void deleteByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);

    List<AccessPackageResource> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    List<AccessPackageResource> findByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);
}
