package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface IncompatibleAccessPackageRepository extends JpaRepository<IncompatibleAccessPackage, TenantKey> {

    Optional<IncompatibleAccessPackage> findByKeyTenantIdAndAccessPackageIdAndIncompatibleId(
            UUID tenantId, UUID accessPackageId, UUID incompatibleId);

    @Query("select i.incompatibleId from IncompatibleAccessPackage i"
            + " where i.key.tenantId = :tenantId and i.accessPackageId = :accessPackageId order by i.incompatibleId")
    List<UUID> findIncompatibleIds(UUID tenantId, UUID accessPackageId);

    void deleteByKeyTenantIdAndAccessPackageId(UUID tenantId, UUID accessPackageId);

    void deleteByKeyTenantIdAndIncompatibleId(UUID tenantId, UUID incompatibleId);

    List<IncompatibleAccessPackage> findByKeyTenantIdOrderByIncompatibleId(UUID tenantId);
}
