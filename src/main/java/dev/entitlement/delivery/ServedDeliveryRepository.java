package dev.entitlement.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ServedDeliveryRepository extends JpaRepository<ServedDelivery, ServedKey> {

    List<ServedDelivery> findByKeyTenantIdAndKeyScriptIdOrderByKeyServedIdAscKeyAttemptAscKeyRepeatedAsc(
            UUID tenantId, UUID scriptId, Limit limit);

    long countByKeyTenantIdAndKeyScriptId(UUID tenantId, UUID scriptId);

    void deleteByKeyTenantId(UUID tenantId);

    void deleteByKeyTenantIdAndKeyScriptId(UUID tenantId, UUID scriptId);

    void deleteByKeyTenantIdAndKeyServedIdIn(UUID tenantId, Collection<UUID> servedIds);
}
