package dev.entitlement.assignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the package hands out is to be compared with what the person has. Published inside the transaction that decided
 * it.
 *
 * @param number which comparison of this assignment it is, 1 for the first
 * @param due when it is to be carried out; null: as soon as deliveries are
 */
public record ReevaluationRequested(
        UUID tenantId,
        UUID assignmentId,
        int number,
        @Nullable Instant due) {}
