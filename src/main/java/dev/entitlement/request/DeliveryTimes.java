package dev.entitlement.request;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** When pending deliveries are due: known to the queue, asked by requests that are exported. */
public interface DeliveryTimes {

    /** When the pending delivery of each request that has one is carried out, in the emulated world. */
    Map<UUID, Instant> dueByRequest(UUID tenantId);
}
