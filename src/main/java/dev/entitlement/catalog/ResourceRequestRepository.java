package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ResourceRequestRepository extends JpaRepository<ResourceRequest, TenantKey> {

    void deleteByKeyTenantIdAndCatalogId(UUID tenantId, UUID catalogId);

    List<ResourceRequest> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
