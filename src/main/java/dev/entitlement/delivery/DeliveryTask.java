package dev.entitlement.delivery;

import java.util.UUID;

/** One queued delivery, as the queue stores it. */
record DeliveryTask(UUID tenantId, UUID requestId, int attempt) {

    /** Names the delivery in the queue, which holds a name once: the same delivery cannot be queued twice. */
    String name() {
        return tenantId + "/" + requestId + "/" + attempt;
    }
}
