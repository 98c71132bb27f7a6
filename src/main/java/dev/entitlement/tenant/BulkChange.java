package dev.entitlement.tenant;

import java.util.UUID;

/**
 * Much of a tenant is about to be changed in the transaction under way, which holds none of its rows yet. Whatever must be
 * held before these is to be held now.
 */
public record BulkChange(UUID tenantId) {}
