package dev.entitlement.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When pending deliveries and first steps are due: known to the queue, asked by requests that are exported. */
public interface DeliveryTimes {

    /** When the pending delivery of each request that has one is carried out, in the emulated world. */
    Map<UUID, Instant> dueByRequest(UUID tenantId);

    /** The same of one request; empty if it has none. */
    Optional<Instant> dueOf(UUID tenantId, UUID requestId);

    /** When the first step of each request that has one to come is taken, in the emulated world. */
    Map<UUID, Instant> firstStepByRequest(UUID tenantId);
}
