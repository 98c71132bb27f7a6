package dev.entitlement.tenant;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ClientApplicationRepository extends JpaRepository<ClientApplication, TenantKey> {

    List<ClientApplication> findByKeyTenantIdOrderByDisplayName(UUID tenantId);
}
