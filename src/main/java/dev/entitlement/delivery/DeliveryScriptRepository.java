package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DeliveryScriptRepository extends JpaRepository<DeliveryScript, TenantKey> {

    List<DeliveryScript> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    /**
     * Those whose ids these are, which are those of what they name. Part of every delivery: of four ids always, as Hibernate
     * works out anew what a list of any length means.
     */
    @Query("select s from DeliveryScript s where s.key.tenantId = :tenantId"
            + " and (s.key.id = :first or s.key.id = :second or s.key.id = :third or s.key.id = :fourth)")
    List<DeliveryScript> findAny(UUID tenantId, UUID first, UUID second, UUID third, UUID fourth);

    List<DeliveryScript> findByKeyIn(Collection<TenantKey> keys);

    long countByKeyTenantId(UUID tenantId);

    void deleteByKeyTenantId(UUID tenantId);
}
