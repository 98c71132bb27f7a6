package dev.entitlement.delivery;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeliveryScriptRepository extends JpaRepository<DeliveryScript, TenantKey> {}
