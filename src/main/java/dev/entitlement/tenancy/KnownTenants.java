package dev.entitlement.tenancy;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.control.SharedState;
import dev.entitlement.tenant.Tenants;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which tenants are there, so that not every call has to ask. It holds no more than there are. */
@Component
class KnownTenants implements ResetListener, SharedState {

    private final Tenants tenants;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    KnownTenants(Tenants tenants) {
        this.tenants = tenants;
    }

    boolean isThere(UUID tenantId) {
        return known.contains(tenantId) || (tenants.exists(tenantId) && remember(tenantId));
    }

    private boolean remember(UUID tenantId) {
        known.add(tenantId);
        return true;
    }

    @Override
    public String topic() {
        return ChangedHere.RESET;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        known.remove(tenantId);
    }

    @Override
    public void anythingChanged() {
        known.clear();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        known.remove(tenantId);
    }
}
