package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CatalogRepository extends JpaRepository<Catalog, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Catalog e where e.key = :key")
    Optional<Catalog> findForUpdate(TenantKey key);

    List<Catalog> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    @Query("select new dev.entitlement.catalog.CatalogNames$Named(e.key.id, e.uniqueName, e.displayName)"
            + " from Catalog e where e.key.tenantId = :tenantId")
    List<CatalogNames.Named> findNames(UUID tenantId);
}
