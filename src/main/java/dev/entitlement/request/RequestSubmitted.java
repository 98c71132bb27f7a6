package dev.entitlement.request;

import java.util.UUID;

/**
 * A request has been made. Published inside its transaction; whoever queues what follows joins that transaction and
 * makes an appointment of the kind {@link RequestProgress#KIND} for it.
 */
public record RequestSubmitted(UUID tenantId, UUID requestId) {}
