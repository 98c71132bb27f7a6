package dev.entitlement.clock;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.KeptPerTenant;
import dev.entitlement.control.PerTenant;
import dev.entitlement.control.ResetPart;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of all tenants, in the database and, once asked for, in memory. Whoever sets one has to time anew what is
 * queued for the tenant: only {@code delivery} does.
 */
@Component
public class TenantClocks extends KeptPerTenant<PerTenant<TenantTime>> {

    private static final String TOPIC = "clock";

    private final ObjectProvider<TenantClockRepository> clocks;
    private final ApplicationEventPublisher events;

    TenantClocks(ObjectProvider<TenantClockRepository> clocks, ApplicationEventPublisher events) {
        super(TOPIC, new PerTenant<>(tenantId -> load(clocks.getObject(), tenantId)), ResetPart.CLOCK, ResetPart.STATE);
        this.clocks = clocks;
        this.events = events;
    }

    /** How the tenant's time goes. */
    public TenantTime of(UUID tenantId) {
        return known.of(tenantId);
    }

    /** The same as it is in the database now, whatever other processes have done to it. */
    public TenantTime read(UUID tenantId) {
        return known.read(tenantId);
    }

    /** Sets a tenant's clock as part of the caller's transaction; others see it once that has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(UUID tenantId, TenantTime time) {
        TenantClockRepository repository = clocks.getObject();
        repository
                .findById(tenantId)
                .ifPresentOrElse(clock -> clock.set(time), () -> repository.save(new TenantClock(tenantId, time)));
        events.publishEvent(new ChangedHere(TOPIC, tenantId));
        known.changing(tenantId);
    }

    private static TenantTime load(TenantClockRepository clocks, UUID tenantId) {
        return clocks.findStored(tenantId)
                .map(stored -> new TenantTime(
                        Duration.ofMillis(stored.get("shiftMillis", Long.class)),
                        stored.get("frozenAt", Instant.class)))
                .orElse(TenantTime.OUTSIDE);
    }
}
