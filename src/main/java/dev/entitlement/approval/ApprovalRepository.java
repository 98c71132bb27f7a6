package dev.entitlement.approval;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApprovalRepository extends JpaRepository<Approval, TenantKey> {}
