package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AssignmentPolicyRepository extends JpaRepository<AssignmentPolicy, TenantKey> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from AssignmentPolicy e where e.key = :key")
    Optional<AssignmentPolicy> findForUpdate(TenantKey key);

    /** The access package that a policy is of, without loading the policy: its package is to be held first. */
    @Query("select e.accessPackageId from AssignmentPolicy e where e.key = :key")
    Optional<UUID> findAccessPackageId(TenantKey key);

    List<AssignmentPolicy> findByKeyTenantIdAndAccessPackageIdOrderByDisplayNameAscKeyIdAsc(
            UUID tenantId, UUID accessPackageId);

    List<AssignmentPolicy> findByKeyTenantIdAndSelfServiceTrueAndScope(UUID tenantId, AllowedTargetScope scope);

    void deleteByKeyTenantIdAndAccessPackageId(UUID tenantId, UUID accessPackageId);

    List<AssignmentPolicy> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    @Query("select new dev.entitlement.catalog.CatalogNames$NamedIn(e.accessPackageId, e.key.id, e.displayName)"
            + " from AssignmentPolicy e where e.key.tenantId = :tenantId")
    List<CatalogNames.NamedIn> findNames(UUID tenantId);
}
