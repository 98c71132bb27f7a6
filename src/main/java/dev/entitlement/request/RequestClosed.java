package dev.entitlement.request;

import java.util.UUID;

/**
 * Nobody needs to approve a request any more: it was denied or canceled. Published inside the transaction that decided
 * it.
 */
public record RequestClosed(UUID tenantId, UUID requestId) {}
