package dev.entitlement.request;

import java.util.UUID;

/**
 * A request waits for approval. Published inside the transaction that decided it.
 *
 * @param policyId the policy that says who approves
 * @param requestorId the subject who asks
 */
public record ApprovalRequired(UUID tenantId, UUID requestId, UUID policyId, UUID requestorId) {}
