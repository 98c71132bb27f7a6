package dev.entitlement.catalog;

import java.util.UUID;

/**
 * A policy is deleted. Published within the transaction that does it: who still needs the policy refuses by throwing,
 * who keeps what is over forgets it.
 */
public record AssignmentPolicyDeleted(UUID tenantId, UUID policyId) {}
