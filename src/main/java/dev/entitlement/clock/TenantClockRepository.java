package dev.entitlement.clock;

import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TenantClockRepository extends JpaRepository<TenantClock, UUID> {

    /** What the database holds, past what the transaction under way has read before. */
    @Query(
            "select c.shiftMillis as shiftMillis, c.frozenAt as frozenAt from TenantClock c where c.tenantId = :tenantId")
    Optional<Tuple> findStored(UUID tenantId);
}
