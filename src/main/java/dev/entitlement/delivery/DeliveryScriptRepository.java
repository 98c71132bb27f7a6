package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeliveryScriptRepository extends JpaRepository<DeliveryScript, TenantKey> {

    List<DeliveryScript> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    /** Those whose ids these are, which are those of what they name. */
    List<DeliveryScript> findByKeyTenantIdAndKeyIdIn(UUID tenantId, Collection<UUID> ids);

    long countByKeyTenantId(UUID tenantId);

    void deleteByKeyTenantId(UUID tenantId);
}
