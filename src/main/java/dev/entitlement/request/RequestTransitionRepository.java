package dev.entitlement.request;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RequestTransitionRepository extends JpaRepository<RequestTransition, TransitionKey> {

    @Query(
            "select t from RequestTransition t where t.key.tenantId = :tenantId order by t.key.requestId, t.key.position")
    List<RequestTransition> findOfTenant(UUID tenantId);

    @Query("select t from RequestTransition t where t.key.tenantId = :tenantId and t.key.requestId = :requestId"
            + " order by t.key.position")
    List<RequestTransition> findOfRequest(UUID tenantId, UUID requestId);

    @Modifying
    @Query("delete from RequestTransition t where t.key.tenantId = :tenantId and t.key.requestId = :requestId")
    void deleteOf(UUID tenantId, UUID requestId);

    @Modifying
    @Query("delete from RequestTransition t where t.key.tenantId = :tenantId and t.key.requestId in (select r.key.id"
            + " from AssignmentRequest r where r.key.tenantId = :tenantId and r.accessPackageId = :accessPackageId)")
    void deleteOfPackage(UUID tenantId, UUID accessPackageId);
}
