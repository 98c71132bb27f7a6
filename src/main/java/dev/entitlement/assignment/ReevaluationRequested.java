package dev.entitlement.assignment;

import java.util.UUID;

/**
 * What the package hands out is to be compared with what the person has. Published inside the transaction that decided
 * it.
 *
 * @param number which comparison of this assignment it is, 1 for the first
 */
public record ReevaluationRequested(UUID tenantId, UUID assignmentId, int number) {}
