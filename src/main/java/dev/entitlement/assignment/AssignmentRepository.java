package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AssignmentRepository extends JpaRepository<Assignment, TenantKey> {

    /** Loads an assignment to change it; others who want to change it wait until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Assignment a where a.key = :key")
    Optional<Assignment> findForUpdate(TenantKey key);

    /** Assignments with their resource roles: each as often as it has some, and once if it has none. */
    @Query(
            "select new dev.entitlement.assignment.AssignmentRepository$WithRole(a, r) from Assignment a left join AssignmentResourceRole r"
                    + " on r.key.tenantId = a.key.tenantId and r.assignmentId = a.key.id"
                    + " where a.key in :keys order by r.resourceRoleId")
    List<WithRole> findWithRoles(Collection<TenantKey> keys);

    /** One row of that. */
    record WithRole(Assignment assignment, @Nullable AssignmentResourceRole role) {}

    /** What the database says, whatever this transaction has read before. */
    @Query("select a.state from Assignment a where a.key = :key")
    Optional<AssignmentState> findState(TenantKey key);

    Optional<Assignment> findFirstByKeyTenantIdAndTargetIdAndAccessPackageIdAndStateInOrderByKeyId(
            UUID tenantId, UUID targetId, UUID accessPackageId, Collection<AssignmentState> states);

    List<Assignment> findByKeyTenantIdAndTargetIdAndAccessPackageIdAndState(
            UUID tenantId, UUID targetId, UUID accessPackageId, AssignmentState state);

    boolean existsByKeyTenantIdAndAccessPackageIdAndStateIn(
            UUID tenantId, UUID accessPackageId, Collection<AssignmentState> states);

    boolean existsByKeyTenantIdAndPolicyIdAndStateIn(UUID tenantId, UUID policyId, Collection<AssignmentState> states);

    @Query("select a.key.id from Assignment a where a.key.tenantId = :tenantId"
            + " and a.accessPackageId = :accessPackageId order by a.key.id")
    List<UUID> findIdsOfPackage(UUID tenantId, UUID accessPackageId);

    @Modifying
    @Query("delete from Assignment a where a.key.tenantId = :tenantId and a.accessPackageId = :accessPackageId")
    void deleteOfPackage(UUID tenantId, UUID accessPackageId);

    boolean existsByKeyTenantId(UUID tenantId);

    List<Assignment> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
