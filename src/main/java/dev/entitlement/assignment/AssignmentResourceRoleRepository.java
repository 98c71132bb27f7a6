package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AssignmentResourceRoleRepository extends JpaRepository<AssignmentResourceRole, TenantKey> {

    List<AssignmentResourceRole> findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(
            UUID tenantId, UUID assignmentId);

    @Modifying
    @Query("delete from AssignmentResourceRole r where r.key.tenantId = :tenantId and r.assignmentId = :assignmentId")
    void deleteOf(UUID tenantId, UUID assignmentId);

    @Modifying
    @Query("""
            delete from AssignmentResourceRole r where r.key.tenantId = :tenantId and r.assignmentId in (
              select a.key.id from Assignment a
              where a.key.tenantId = :tenantId and a.accessPackageId = :accessPackageId)
            """)
    void deleteOfPackage(UUID tenantId, UUID accessPackageId);

    List<AssignmentResourceRole> findByKeyTenantIdOrderByResourceRoleIdAscKeyIdAsc(UUID tenantId);
}
