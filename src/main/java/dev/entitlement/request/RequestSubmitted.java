package dev.entitlement.request;

import java.util.UUID;

/**
 * A request has been made. Published inside its transaction; whoever queues its first step joins that transaction
 * and later lets {@link RequestProgress} look at it.
 */
public record RequestSubmitted(UUID tenantId, UUID requestId) {}
