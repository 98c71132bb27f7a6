package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CatalogRepository extends JpaRepository<Catalog, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Catalog e where e.key = :key")
    Optional<Catalog> findForUpdate(TenantKey key);
}
