package dev.entitlement.request;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AssignmentRequestRepository extends JpaRepository<AssignmentRequest, TenantKey> {

    /** Loads a request to change it; others who want to change it wait until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AssignmentRequest r where r.key = :key")
    Optional<AssignmentRequest> findForUpdate(TenantKey key);

    /** The same of several, in the order of their ids, in which everybody waits for them. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AssignmentRequest r where r.key in :keys order by r.key.id")
    List<AssignmentRequest> findAllForUpdate(Collection<TenantKey> keys);

    /** Of the first thousand in a state, in the order of their index, ids of those that were completed later than a time. */
    @Query("select f.id from (select r.key.id as id, r.completedAt as completedAt from AssignmentRequest r"
            + " where r.key.tenantId = :tenantId and r.state = :state"
            + " order by r.key.tenantId, r.state, r.key.id limit 1000) f"
            + " where f.completedAt > :completedAfter order by f.id")
    List<UUID> findIds(UUID tenantId, RequestState state, Instant completedAfter, Limit limit);

    /** By whole keys, which H2 looks up; of ids beside a tenant it reads all that the tenant has. */
    List<AssignmentRequest> findByKeyIn(Collection<TenantKey> keys);

    boolean existsByKeyTenantIdAndTargetIdAndAccessPackageIdAndStateIn(
            UUID tenantId, UUID targetId, UUID accessPackageId, Collection<RequestState> states);

    boolean existsByKeyTenantIdAndAssignmentIdAndStateInAndRequestTypeIn(
            UUID tenantId, UUID assignmentId, Collection<RequestState> states, Collection<RequestType> types);

    boolean existsByKeyTenantIdAndAssignmentIdAndRequestTypeAndCreatedAtGreaterThanEqual(
            UUID tenantId, UUID assignmentId, RequestType type, Instant createdAt);

    boolean existsByKeyTenantIdAndAccessPackageIdAndStateIn(
            UUID tenantId, UUID accessPackageId, Collection<RequestState> states);

    boolean existsByKeyTenantIdAndPolicyIdAndStateIn(UUID tenantId, UUID policyId, Collection<RequestState> states);

    @Query("select r.key.id from AssignmentRequest r where r.key.tenantId = :tenantId"
            + " and r.accessPackageId = :accessPackageId order by r.key.id")
    List<UUID> findIdsOfPackage(UUID tenantId, UUID accessPackageId);

    @Modifying
    @Query("delete from AssignmentRequest r where r.key.tenantId = :tenantId and r.accessPackageId = :accessPackageId")
    void deleteOfPackage(UUID tenantId, UUID accessPackageId);

    boolean existsByKeyTenantId(UUID tenantId);

    List<AssignmentRequest> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
