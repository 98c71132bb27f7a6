package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How clients retried.
 *
 * @param chains the attempts of each action of a user; the last 1,000 of them
 */
record RetryReport(Summary summary, List<JudgedChain> chains) {

    private static final int MOST_CHAINS = 1_000;

    /** From the best to the worst. */
    private static final List<String> AFTER_LOSS = List.of(
            RetryJudge.RETRIED_AND_REFUSED,
            RetryJudge.READ_STATE,
            RetryJudge.NOT_RETRIED,
            RetryJudge.RETRIED,
            RetryJudge.ACCEPTED_TWICE,
            RetryJudge.REPROCESSED_TWICE);

    /**
     * All chains in one.
     *
     * @param verdict the worst of all
     * @param chains how many there are
     * @param attempts of all chains
     * @param retries attempts that were not the first of their chain
     * @param verdicts how many chains have which
     * @param afterLostResponse the worst of all; missing where no change was kept from a client
     * @param tolerance how much too early an attempt may come and still count as honoured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            RetryVerdict verdict,
            int chains,
            int attempts,
            int retries,
            int sideEffects,
            int duplicateSideEffects,
            Map<String, Integer> verdicts,
            @Nullable String afterLostResponse,
            Duration tolerance) {}

    /**
     * Chains calls and judges the chains.
     *
     * @param calls all of them, in the order in which they were received
     * @param judged those to be chained; the others may show what a client has read
     */
    static RetryReport of(List<RetryAttempt> calls, List<RetryAttempt> judged) {
        RetryJudge judge = new RetryJudge(calls);
        List<JudgedChain> chains =
                RetryChain.of(judged).stream().map(judge::judge).toList();
        return new RetryReport(
                summary(chains, judged.size()),
                chains.subList(Math.max(0, chains.size() - MOST_CHAINS), chains.size()));
    }

    private static Summary summary(List<JudgedChain> chains, int attempts) {
        Map<String, Integer> verdicts = new TreeMap<>();
        chains.forEach(chain -> verdicts.merge(chain.verdict().told(), 1, Integer::sum));
        return new Summary(
                chains.stream()
                        .map(JudgedChain::verdict)
                        .max(Comparator.naturalOrder())
                        .orElse(RetryVerdict.NO_CALLS),
                chains.size(),
                attempts,
                attempts - chains.size(),
                chains.stream().mapToInt(JudgedChain::sideEffects).sum(),
                chains.stream().mapToInt(JudgedChain::duplicateSideEffects).sum(),
                verdicts,
                chains.stream()
                        .map(JudgedChain::afterLostResponse)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingInt(AFTER_LOSS::indexOf))
                        .orElse(null),
                RetryJudge.TOLERANCE);
    }
}
