package dev.entitlement.request;

import java.util.UUID;

/**
 * Nobody needs to approve a request any more: it was approved, denied or canceled, or a custom extension let it go on.
 * Published inside the transaction that decided it.
 */
public record ApprovalEnded(UUID tenantId, UUID requestId) {}
