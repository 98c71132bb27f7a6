package dev.entitlement.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call, as far as it matters for judging retries.
 *
 * @param caller tenant, app and user in one
 * @param operation its name, or method and path where none was reached
 * @param resource what it is about; empty for none
 * @param clientRequestId as the client has sent it; null for none
 * @param retryAttempt the highest number in {@code Retry-Attempt}; 0 for none
 * @param countsRetries whether the client is one that sends {@code Retry-Attempt} with every retry of its own
 * @param received on the wall clock
 * @param answered when the client had its answer, or lost it; null while the call goes on
 * @param status 0 where nothing was answered, not even to be lost
 * @param exchange as the journal tells it
 * @param lost whether the client got no whole answer
 * @param retryAfter how long the answer asked to wait; null for no answer or none that asks
 * @param faults ids of the faults that it has met
 * @param effects number of state changes that were accepted with it
 * @param duplicateDeliveries number of deliveries that came of it and were carried out once more
 */
record RetryAttempt(
        long sequence,
        String requestId,
        String caller,
        String operation,
        String resource,
        @Nullable String clientRequestId,
        int retryAttempt,
        boolean countsRetries,
        Instant received,
        @Nullable Instant answered,
        int status,
        String exchange,
        boolean lost,
        @Nullable Duration retryAfter,
        List<String> faults,
        int effects,
        int duplicateDeliveries) {

    /** Asks the client to wait, or says no more than that it took too long. */
    private static final Set<Integer> RETRIED_BELOW_500 = Set.of(408, 429);

    private static final Set<Integer> FINAL_FROM_500 = Set.of(501, 505);

    /** Whether the client has an answer that no client retries. */
    boolean isFinal() {
        boolean retriable = status >= 500 ? !FINAL_FROM_500.contains(status) : RETRIED_BELOW_500.contains(status);
        return !lost && !retriable;
    }

    /** Whether the client was told that its call makes no sense, and knows it. */
    boolean isRefused() {
        return isFinal() && status >= 400;
    }

    /** Whether something was done of which the client was told nothing. */
    boolean isLostWithEffect() {
        return lost && (effects > 0 || exchange.equals(Exchange.LOST_RESPONSE));
    }

    /**
     * How long the client was asked to wait, as far as it knows; null for not at all. Where a change was kept from it by
     * an error in its place, the error may ask it to.
     */
    @Nullable
    Duration asked() {
        boolean toldOtherwise = exchange.equals(Exchange.LOST_RESPONSE) && status >= 400;
        return lost && !toldOtherwise ? null : retryAfter;
    }

    /** How long the client waited before this other attempt; null where that cannot be known. */
    @Nullable
    Duration waitUntil(RetryAttempt next) {
        if (answered == null || next.received().isBefore(answered)) {
            return null;
        }
        return Duration.between(answered, next.received());
    }
}
