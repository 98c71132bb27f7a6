package dev.entitlement.delivery;

import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StoredDeliverySettingRepository extends JpaRepository<StoredDeliverySetting, UUID> {

    /** What the database holds, past what the transaction under way has read before. */
    @Query("select s.mode as mode, s.delayMillis as delayMillis, s.outcome as outcome from StoredDeliverySetting s"
            + " where s.tenantId = :tenantId")
    Optional<Tuple> findStored(UUID tenantId);
}
