package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One chain of attempts and what is to be said of it.
 *
 * @param clientRequestId of the first attempt, as the client has sent it
 * @param sideEffects state changes that were accepted
 * @param duplicateSideEffects attempts accepted beyond the first, and deliveries carried out once more
 * @param afterLostResponse what the client did after a change that it was told nothing of; missing where there was none
 * @param readState whether the client read the state after that; missing where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JudgedChain(
        RetryVerdict verdict,
        String operation,
        String resource,
        String caller,
        @Nullable String clientRequestId,
        List<Attempt> attempts,
        Backoff backoff,
        int sideEffects,
        int duplicateSideEffects,
        @Nullable String afterLostResponse,
        @Nullable Boolean readState) {

    /**
     * An attempt.
     *
     * @param status missing where nothing was answered
     * @param exchange as in the journal
     * @param faults ids
     * @param retryAfter what the client was asked to wait
     * @param waited time from the end of the answer to the receipt of the next attempt; missing for the last one, and where
     *     the client did not wait for the end
     * @param honoured whether it waited as long as it was asked to; missing where it was not asked, or stopped
     * @param earlyBy by how much it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(
            long sequence,
            String requestId,
            Instant receivedAt,
            @Nullable Instant answeredAt,
            @Nullable Integer status,
            String exchange,
            List<String> faults,
            @Nullable Duration retryAfter,
            @Nullable Duration waited,
            @Nullable Boolean honoured,
            @Nullable Duration earlyBy,
            int sideEffects) {}

    /**
     * The waits that nobody had set a time for.
     *
     * @param factor by which they grew, on average; missing with fewer than two
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Backoff(List<Duration> waits, @Nullable Double factor) {

        static Backoff of(List<Duration> waits) {
            List<Double> growth = new ArrayList<>();
            for (int i = 1; i < waits.size(); i++) {
                double before = waits.get(i - 1).toNanos();
                if (before > 0) {
                    growth.add(Math.log(Math.max(1, waits.get(i).toNanos()) / before));
                }
            }
            double mean =
                    growth.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            return new Backoff(waits, growth.isEmpty() ? null : Math.round(Math.exp(mean) * 100) / 100.0);
        }
    }
}
