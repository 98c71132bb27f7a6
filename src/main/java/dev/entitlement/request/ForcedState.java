package dev.entitlement.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a test wants a request to be.
 *
 * @param completedAt for a complete state; null: as it was if it is complete already, or else now
 * @param status Graph's status text; null: the state's usual one
 * @param due for {@code DELIVERING}: when its delivery is carried out; null: as deliveries are. For {@code SUBMITTED}:
 *     when its first step is taken; null: never
 */
record ForcedState(
        RequestState state,
        @Nullable Instant completedAt,
        @Nullable String status,
        @Nullable Instant due) {}
