package dev.entitlement.delivery;

import dev.entitlement.clock.TenantClocks;
import dev.entitlement.store.NodeLocks;
import dev.entitlement.tenant.BulkChange;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How each tenant's work is timed at present: by its clock and its mode. Whoever both holds entries of the queue and needs
 * to know that asks first: a change of the timing waits for the entries.
 */
@Component
class QueueTimes {

    private final TenantClocks clocks;
    private final DeliverySettings settings;
    private final TenantGates gates;
    private final NodeLocks locks;

    QueueTimes(TenantClocks clocks, DeliverySettings settings, TenantGates gates, NodeLocks locks) {
        this.clocks = clocks;
        this.settings = settings;
        this.gates = gates;
        this.locks = locks;
    }

    QueueTime of(UUID tenantId) {
        return new QueueTime(clocks.of(tenantId), settings.of(tenantId).isManual());
    }

    /** What is loaded into a tenant is queued, too, after its entries of the queue have been replaced. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(BulkChange change) {
        keep(change.tenantId());
    }

    /** Nobody changes it until the transaction under way has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID tenantId) {
        share(tenantId);
    }

    /** What it is then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QueueTime kept(UUID tenantId) {
        return share(tenantId) ? read(tenantId) : of(tenantId);
    }

    /** @return whether what is in memory may be out of date */
    private boolean share(UUID tenantId) {
        gates.timingUntilCompletion(tenantId);
        return locks.share(tenantId);
    }

    /** The same, which nobody else looks at or changes until the transaction under way has ended; only while driving. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QueueTime held(UUID tenantId) {
        gates.changingUntilCompletion(tenantId);
        return locks.hold(tenantId) ? read(tenantId) : of(tenantId);
    }

    private QueueTime read(UUID tenantId) {
        return new QueueTime(clocks.read(tenantId), settings.read(tenantId).isManual());
    }
}
