package dev.entitlement.request;

import java.util.UUID;

/** A delivery that is to be carried out, on the assignment that it works on. */
public record PendingDelivery(UUID tenantId, UUID requestId, int attempt, UUID assignmentId) {}
