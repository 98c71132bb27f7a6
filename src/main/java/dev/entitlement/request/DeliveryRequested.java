package dev.entitlement.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request has begun to be delivered. Published inside the transaction that decided it: whoever queues the delivery
 * joins that transaction.
 *
 * @param attempt 1 for the request's first delivery
 * @param due when it is to be carried out; null: as soon as deliveries are
 * @param waited whether the request has spent half of the time that a delivery takes as a submitted one
 */
public record DeliveryRequested(
        UUID tenantId,
        UUID requestId,
        int attempt,
        @Nullable Instant due,
        boolean waited) {

    /** Of a request that has not waited. */
    public DeliveryRequested(UUID tenantId, UUID requestId, int attempt, @Nullable Instant due) {
        this(tenantId, requestId, attempt, due, false);
    }
}
