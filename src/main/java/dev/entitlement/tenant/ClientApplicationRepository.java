package dev.entitlement.tenant;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ClientApplicationRepository extends JpaRepository<ClientApplication, TenantKey> {

    List<ClientApplication> findByKeyTenantIdOrderByDisplayName(UUID tenantId);

    List<ClientApplication> findByKeyIdOrderByKeyTenantId(UUID id, Limit limit);

    List<ClientApplication> findByKeyTenantIdOrderByKeyId(UUID tenantId);
}
