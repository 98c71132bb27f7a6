package dev.entitlement.approval;

import dev.entitlement.tenant.TenantKey;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApprovalRepository extends JpaRepository<Approval, TenantKey> {

    List<Approval> findByKeyTenantIdOrderByKeyId(UUID tenantId);

    List<Approval> findByKeyIn(Collection<TenantKey> keys);
}
