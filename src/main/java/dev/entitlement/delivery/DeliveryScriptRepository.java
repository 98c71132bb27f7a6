package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeliveryScriptRepository extends JpaRepository<DeliveryScript, TenantKey> {

    List<DeliveryScript> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
