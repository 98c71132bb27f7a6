package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssignmentPolicyRepository extends JpaRepository<AssignmentPolicy, TenantKey> {

    List<AssignmentPolicy> findByKeyTenantIdAndAccessPackageIdOrderByDisplayNameAscKeyIdAsc(
            UUID tenantId, UUID accessPackageId);
}
