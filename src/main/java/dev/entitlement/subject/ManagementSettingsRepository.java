package dev.entitlement.subject;

import dev.entitlement.tenant.TenantKey;
import org.springframework.data.jpa.repository.JpaRepository;

interface ManagementSettingsRepository extends JpaRepository<ManagementSettings, TenantKey> {}
