package dev.entitlement.delivery;

import java.time.Instant;
import java.util.UUID;

/** One queued delivery, as the queue stores it. */
record DeliveryTask(UUID tenantId, UUID requestId, int attempt) {

    /** What has such a {@link #name}. */
    static DeliveryTask named(String name) {
        QueuedWork work = new QueuedWork(WorkKind.DELIVERY, name, Instant.EPOCH, false);
        return new DeliveryTask(work.tenantId(), work.subjectId(), work.number());
    }

    /** Names the delivery in the queue, which holds a name once: the same delivery cannot be queued twice. */
    String name() {
        return tenantId + "/" + requestId + "/" + attempt;
    }
}
