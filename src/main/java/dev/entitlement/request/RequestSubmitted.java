package dev.entitlement.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request has been made. Published inside its transaction; whoever queues its first step joins that transaction
 * and later lets {@link RequestProgress} look at it.
 *
 * @param due when that step is taken; null: as soon as deliveries allow
 */
public record RequestSubmitted(
        UUID tenantId, UUID requestId, @Nullable Instant due) {}
