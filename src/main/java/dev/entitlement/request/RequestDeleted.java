package dev.entitlement.request;

import java.util.UUID;

/** A request is gone. Published inside the transaction that deletes it. */
public record RequestDeleted(UUID tenantId, UUID requestId) {}
