package dev.entitlement.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request has gone from one state to another. Published inside the transaction that keeps it.
 *
 * @param attempt number of the delivery that begins or ends, 1 for the first; 0 before any
 * @param at in the emulated world
 * @param callId the {@code request-id} of the call that caused it; null where none did
 */
public record RequestTransitioned(
        UUID tenantId,
        UUID requestId,
        RequestState from,
        RequestState to,
        TransitionCause cause,
        int attempt,
        Instant at,
        @Nullable String callId) {

    static RequestTransitioned of(AssignmentRequest request, RequestTransition transition) {
        return new RequestTransitioned(
                request.key().tenantId(),
                request.id(),
                transition.from(),
                transition.to(),
                transition.cause(),
                request.deliveryAttempt(),
                transition.at(),
                transition.callId());
    }
}
