package dev.entitlement.clock;

import dev.entitlement.control.PerTenant;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The clocks of all tenants, in the database and, once asked for, in memory. Whoever sets one has to time anew what is
 * queued for the tenant: only {@code delivery} does.
 */
@Component
public class TenantClocks implements ResetListener {

    private final ObjectProvider<TenantClockRepository> clocks;
    private final PerTenant<TenantTime> known;

    TenantClocks(ObjectProvider<TenantClockRepository> clocks) {
        this.clocks = clocks;
        this.known = new PerTenant<>(this::load);
    }

    /** How the tenant's time goes. */
    public TenantTime of(UUID tenantId) {
        return known.of(tenantId);
    }

    /** Sets a tenant's clock as part of the caller's transaction; others see it once that has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(UUID tenantId, TenantTime time) {
        TenantClockRepository repository = clocks.getObject();
        repository
                .findById(tenantId)
                .ifPresentOrElse(clock -> clock.set(time), () -> repository.save(new TenantClock(tenantId, time)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known.forget(tenantId);
            }
        });
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.CLOCK || part == ResetPart.STATE) {
            known.forget(tenantId);
        }
    }

    private TenantTime load(UUID tenantId) {
        return clocks.getObject().findById(tenantId).map(TenantClock::time).orElse(TenantTime.OUTSIDE);
    }
}
