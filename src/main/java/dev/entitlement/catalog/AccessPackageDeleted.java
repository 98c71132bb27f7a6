package dev.entitlement.catalog;

import java.util.UUID;

/**
 * An access package is deleted. Published within the transaction that does it: who still needs the package refuses by
 * throwing, who keeps what is over removes it.
 */
public record AccessPackageDeleted(UUID tenantId, UUID accessPackageId) {}
