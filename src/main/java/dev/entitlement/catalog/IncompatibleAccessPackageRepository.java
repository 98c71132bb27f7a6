package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface IncompatibleAccessPackageRepository extends JpaRepository<IncompatibleAccessPackage, TenantKey> {

    Optional<IncompatibleAccessPackage> findByKeyTenantIdAndAccessPackageIdAndIncompatibleId(
            UUID tenantId, UUID accessPackageId, UUID incompatibleId);

    void deleteByKeyTenantIdAndAccessPackageId(UUID tenantId, UUID accessPackageId);

    void deleteByKeyTenantIdAndIncompatibleId(UUID tenantId, UUID incompatibleId);
}
