package dev.entitlement.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges chains of attempts by what was asked of the client and what it did. */
final class RetryJudge {

    static final String REPROCESSED_TWICE = "reprocessedTwice";
    static final String ACCEPTED_TWICE = "acceptedTwice";
    static final String RETRIED = "retried";
    static final String NOT_RETRIED = "notRetried";
    static final String READ_STATE = "readState";
    static final String RETRIED_AND_REFUSED = "retriedAndRefused";

    /** How much too early an attempt may come: timers of clients and the clock here do not tick at once. */
    static final Duration TOLERANCE = Verification.TOLERANCE;

    /** A shorter wait is none. */
    static final Duration AT_ONCE = Duration.ofMillis(100);

    /** A single retry without a wait is what HTTP stacks do by themselves when a connection breaks. */
    private static final int HAMMERING = 2;

    private final List<RetryAttempt> calls;

    /** @param calls all calls, in the order in which they were received, among which those of the chains are */
    RetryJudge(List<RetryAttempt> calls) {
        this.calls = calls;
    }

    JudgedChain judge(RetryChain chain) {
        List<JudgedChain.Attempt> attempts = new ArrayList<>();
        List<Duration> free = new ArrayList<>();
        int atOnce = 0;
        boolean early = false;
        for (int i = 0; i < chain.attempts().size(); i++) {
            RetryAttempt attempt = chain.attempts().get(i);
            RetryAttempt next = chain.after(i);
            Duration waited = next == null ? null : attempt.waitUntil(next);
            Duration asked = attempt.asked();
            boolean tooEarly =
                    asked != null && waited != null && waited.plus(TOLERANCE).compareTo(asked) < 0;
            boolean allowed = asked != null && !tooEarly;
            if (waited != null && asked == null) {
                free.add(waited);
            }
            atOnce += waited != null && !allowed && waited.compareTo(AT_ONCE) < 0 ? 1 : 0;
            early |= tooEarly;
            attempts.add(told(attempt, waited, asked, tooEarly));
        }
        RetryAttempt first = chain.first();
        String afterLoss = afterLostResponse(chain);
        return new JudgedChain(
                verdict(chain, atOnce, early),
                first.operation(),
                first.resource(),
                first.caller(),
                first.clientRequestId(),
                attempts,
                JudgedChain.Backoff.of(free),
                chain.attempts().stream().mapToInt(RetryAttempt::effects).sum(),
                duplicates(chain),
                afterLoss,
                afterLoss == null ? null : hasReadState(chain));
    }

    private static RetryVerdict verdict(RetryChain chain, int atOnce, boolean early) {
        boolean retried = chain.attempts().size() > 1;
        if (atOnce >= HAMMERING) {
            return RetryVerdict.HAMMERED;
        }
        if (early) {
            return RetryVerdict.EARLY;
        }
        if (!chain.last().isFinal()) {
            return retried ? RetryVerdict.GAVE_UP : RetryVerdict.NOT_RETRIED;
        }
        return retried ? RetryVerdict.HONOURED : RetryVerdict.NOT_NEEDED;
    }

    private static JudgedChain.Attempt told(
            RetryAttempt attempt, @Nullable Duration waited, @Nullable Duration asked, boolean tooEarly) {
        return new JudgedChain.Attempt(
                attempt.sequence(),
                attempt.requestId(),
                attempt.received(),
                attempt.answered(),
                attempt.status() == 0 ? null : attempt.status(),
                attempt.exchange(),
                attempt.faults(),
                asked,
                waited,
                (asked == null || waited == null) ? null : !tooEarly,
                tooEarly && asked != null && waited != null ? asked.minus(waited) : null,
                attempt.effects());
    }

    private static int duplicates(RetryChain chain) {
        long accepted = chain.attempts().stream()
                .filter(attempt -> attempt.effects() > 0)
                .count();
        int deliveries = chain.attempts().stream()
                .mapToInt(RetryAttempt::duplicateDeliveries)
                .sum();
        return (int) Math.max(0, accepted - 1) + deliveries;
    }

    private @Nullable String afterLostResponse(RetryChain chain) {
        List<RetryAttempt> attempts = chain.attempts();
        int lost = positionOfLoss(attempts);
        if (lost < 0) {
            return null;
        }
        List<RetryAttempt> later = attempts.subList(lost + 1, attempts.size());
        if (later.stream().anyMatch(attempt -> attempt.effects() > 0)) {
            return chain.first().operation().endsWith(".reprocess") ? REPROCESSED_TWICE : ACCEPTED_TWICE;
        }
        if (later.stream().anyMatch(RetryAttempt::isRefused)) {
            return RETRIED_AND_REFUSED;
        }
        if (!later.isEmpty()) {
            return RETRIED;
        }
        return hasReadState(chain) ? READ_STATE : NOT_RETRIED;
    }

    private static int positionOfLoss(List<RetryAttempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).isLostWithEffect()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the caller asked for the same thing, or listed its kind, after its last attempt. */
    private boolean hasReadState(RetryChain chain) {
        RetryAttempt last = chain.last();
        Instant after = last.received();
        String kind = kindOf(last.operation());
        return calls.stream()
                .anyMatch(call -> call.caller().equals(last.caller())
                        && call.received().isAfter(after)
                        && kindOf(call.operation()).equals(kind)
                        && (call.operation().endsWith(".list")
                                || (call.operation().endsWith(".get")
                                        && call.resource().equals(last.resource()))));
    }

    private static String kindOf(String operation) {
        int dot = operation.indexOf('.');
        return dot < 0 ? operation : operation.substring(0, dot);
    }
}
