package dev.entitlement.subject;

import dev.entitlement.odata.Body;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The settings of a tenant. They are there from the beginning, and stored once somebody changes them. */
@Service
@Transactional
class TenantSettings {

    private final ManagementSettingsRepository settings;
    private final Tenants tenants;

    TenantSettings(ManagementSettingsRepository settings, Tenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    @Transactional(readOnly = true)
    public ManagementSettings of(UUID tenantId) {
        return settings.findById(new TenantKey(tenantId, tenantId)).orElseGet(() -> new ManagementSettings(tenantId));
    }

    public void change(UUID tenantId, Body body) {
        tenants.hold(tenantId);
        ManagementSettings changed = of(tenantId);
        changed.change(body);
        settings.save(changed);
    }
}
