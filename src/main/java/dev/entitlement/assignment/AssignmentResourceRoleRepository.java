package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssignmentResourceRoleRepository extends JpaRepository<AssignmentResourceRole, TenantKey> {

    List<AssignmentResourceRole> findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(
            UUID tenantId, UUID assignmentId);
}
