package dev.entitlement.delivery;

import dev.entitlement.clock.TenantClocks;
import dev.entitlement.store.NodeLocks;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How each tenant's work is timed at present: by its clock and its mode. */
@Component
class QueueTimes {

    private final TenantClocks clocks;
    private final DeliverySettings settings;

    private final NodeLocks locks;

    QueueTimes(TenantClocks clocks, DeliverySettings settings, NodeLocks locks) {
        this.locks = locks;
        this.clocks = clocks;
        this.settings = settings;
    }

    QueueTime of(UUID tenantId) {
        return new QueueTime(clocks.of(tenantId), settings.of(tenantId).isManual());
    }

    /** The same, which no node changes until the transaction under way has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QueueTime kept(UUID tenantId) {
        return locks.share(tenantId) ? read(tenantId) : of(tenantId);
    }

    /** The same, which no node but this one looks at or changes until the transaction under way has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public QueueTime held(UUID tenantId) {
        return locks.hold(tenantId) ? read(tenantId) : of(tenantId);
    }

    private QueueTime read(UUID tenantId) {
        return new QueueTime(clocks.read(tenantId), settings.read(tenantId).isManual());
    }
}
