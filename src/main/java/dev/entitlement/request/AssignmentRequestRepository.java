package dev.entitlement.request;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AssignmentRequestRepository extends JpaRepository<AssignmentRequest, TenantKey> {

    /** Loads a request to change it; others who want to change it wait until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AssignmentRequest r where r.key = :key")
    Optional<AssignmentRequest> findForUpdate(TenantKey key);

    Optional<AssignmentRequest> findFirstByKeyTenantIdAndStateAndCompletedAtAfterOrderByCompletedAtDescKeyIdAsc(
            UUID tenantId, RequestState state, Instant completedAfter);
}
