package dev.entitlement.tenancy;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.control.SharedState;
import dev.entitlement.tenant.Tenants;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Which tenants are there, so that not every call has to ask. It holds no more than there are. */
@Component
class KnownTenants implements ResetListener, SharedState {

    private final Tenants tenants;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

    KnownTenants(Tenants tenants) {
        this.tenants = tenants;
    }

    boolean isThere(UUID tenantId) {
        if (known.contains(tenantId)) {
            return true;
        }
        long before = changes.get();
        boolean there = tenants.exists(tenantId);
        if (there) {
            known.add(tenantId);
            if (changes.get() != before) {
                known.remove(tenantId);
            }
        }
        return there;
    }

    @Override
    public String topic() {
        return ChangedHere.RESET;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        forget(tenantId);
    }

    @Override
    public void anythingChanged() {
        changes.incrementAndGet();
        known.clear();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        forget(tenantId);
    }

    /** Whoever is asking the database meanwhile does not remember what it said. */
    private void forget(UUID tenantId) {
        changes.incrementAndGet();
        known.remove(tenantId);
    }
}
