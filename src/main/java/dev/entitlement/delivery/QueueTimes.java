package dev.entitlement.delivery;

import dev.entitlement.clock.TenantClocks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How each tenant's work is timed at present: by its clock and its mode. */
@Component
class QueueTimes {

    private final TenantClocks clocks;
    private final DeliverySettings settings;

    QueueTimes(TenantClocks clocks, DeliverySettings settings) {
        this.clocks = clocks;
        this.settings = settings;
    }

    QueueTime of(UUID tenantId) {
        return new QueueTime(clocks.of(tenantId), settings.of(tenantId).isManual());
    }
}
