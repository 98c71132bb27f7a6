package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccessPackageRepository extends JpaRepository<AccessPackage, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from AccessPackage e where e.key = :key")
    Optional<AccessPackage> findForUpdate(TenantKey key);

    /** Keeps an access package from changing or going, not from being used by others. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select e from AccessPackage e where e.key = :key")
    Optional<AccessPackage> findForUse(TenantKey key);

    boolean existsByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);

    List<AccessPackage> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    @Query("select new dev.entitlement.catalog.CatalogNames$Named(e.key.id, e.uniqueName, e.displayName)"
            + " from AccessPackage e where e.key.tenantId = :tenantId")
    List<CatalogNames.Named> findNames(UUID tenantId);

    @Query("select new dev.entitlement.catalog.CatalogNames$NamedIn(e.catalogId, e.key.id, e.displayName)"
            + " from AccessPackage e where e.key.tenantId = :tenantId")
    List<CatalogNames.NamedIn> findNamesByCatalog(UUID tenantId);
}
