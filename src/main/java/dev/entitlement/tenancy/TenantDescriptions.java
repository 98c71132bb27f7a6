package dev.entitlement.tenancy;

import dev.entitlement.entra.EntraSurface;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says what there is to know of a tenant, secrets and passwords included: whoever may ask drives the emulator. */
@Component
class TenantDescriptions {

    /** How many users an answer names. */
    private static final int USERS = 1000;

    private final Tenants tenants;
    private final ObjectProvider<EntraSurface> embeddedIssuer;

    TenantDescriptions(Tenants tenants, ObjectProvider<EntraSurface> embeddedIssuer) {
        this.tenants = tenants;
        this.embeddedIssuer = embeddedIssuer;
    }

    TenantJson brief(Tenant tenant, String origin) {
        return TenantJson.of(tenant, origin, embeddedIssuer.getIfAvailable() != null);
    }

    TenantJson whole(Tenant tenant, String origin) {
        return brief(tenant, origin).with(tenants.clients(tenant.id()), tenants.users(Set.of(tenant.id()), USERS));
    }
}
