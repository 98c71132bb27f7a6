package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ResourceEnvironmentRepository extends JpaRepository<ResourceEnvironment, TenantKey> {

    List<ResourceEnvironment> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
