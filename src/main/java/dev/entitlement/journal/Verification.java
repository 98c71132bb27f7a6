package dev.entitlement.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares calls with what was expected of them.
 *
 * @param matched the calls that are counted
 * @param unmet what is not as expected, in words; empty where all is
 * @param state whether more calls could still change that
 * @param lacking what no call, or too few, are; null where none is missing
 */
record Verification(
        List<RecordedCall> matched,
        List<String> unmet,
        State state,
        @Nullable CallMatch lacking) {

    /** How late a call may be early: timers of clients and the clock here do not tick at once. */
    static final Duration TOLERANCE = Duration.ofMillis(50);

    private static final int MOST_MISSES = 5;
    private static final int MOST_CRITERIA_MISSED = 2;

    /** What waiting could bring. */
    enum State {
        /** All is as expected, and stays so as far as anybody watches. */
        MET,
        /** All is as expected, but a further call could be one too many. */
        MET_SO_FAR,
        /** Not yet as expected. */
        OPEN,
        /** No further call could make it so. */
        FAILED
    }

    /**
     * A call that is nearly meant.
     *
     * @param misses what is different
     */
    record NearMiss(RecordedCall call, List<CallMatch.Miss> misses) {}

    /** @param calls in the order in which they were received */
    static Verification of(Expectation expected, List<RecordedCall> calls, CallMatch.Reader reader) {
        CallMatch match = expected.matched();
        List<RecordedCall> matched =
                calls.stream().filter(call -> match.matches(call, reader)).toList();
        Expectation.Count count = expected.counted();
        List<String> lasting = new ArrayList<>();
        List<String> curable = new ArrayList<>();
        if (matched.size() > count.most()) {
            lasting.add("expected " + count.told() + ", found " + matched.size());
        } else if (matched.size() < count.least()) {
            curable.add("expected " + count.told() + ", found " + matched.size());
        }
        lasting.addAll(tooClose(expected, matched));
        CallMatch lacking = curable.isEmpty() ? null : match;
        int found = inOrder(expected.ordered(), calls, reader);
        if (found < expected.ordered().size()) {
            curable.add("of the order, entry " + found + " (from 0) was not found after the entries before it");
            lacking = lacking == null ? expected.ordered().get(found) : lacking;
        }
        State state = !lasting.isEmpty()
                ? State.FAILED
                : !curable.isEmpty() ? State.OPEN : count.isWatched() ? State.MET_SO_FAR : State.MET;
        lasting.addAll(curable);
        return new Verification(matched, lasting, state, lacking);
    }

    boolean isMet() {
        return unmet.isEmpty();
    }

    /** The calls that miss one or two criteria, those that miss least and came last first. */
    static List<NearMiss> nearest(CallMatch match, List<RecordedCall> calls, CallMatch.Reader reader) {
        return calls.stream()
                .map(call -> new NearMiss(call, match.missesOf(call, reader)))
                .filter(near -> !near.misses().isEmpty()
                        && near.misses().size() <= MOST_CRITERIA_MISSED
                        && (near.misses().size() < match.size() || match.size() == 1))
                .sorted(Comparator.comparingInt((NearMiss near) -> near.misses().size())
                        .thenComparing(near -> -near.call().sequence()))
                .limit(MOST_MISSES)
                .toList();
    }

    private static List<String> tooClose(Expectation expected, List<RecordedCall> matched) {
        Expectation.Spacing spacing = expected.spacing();
        List<String> broken = new ArrayList<>();
        for (int i = 1; spacing != null && i < matched.size(); i++) {
            RecordedCall before = matched.get(i - 1);
            RecordedCall call = matched.get(i);
            Ending ending = before.ending();
            Duration pause = ending == null
                    ? Duration.ZERO
                    : Duration.between(ending.at(), call.head().received());
            Duration asked = Boolean.TRUE.equals(spacing.honoursRetryAfter()) && !Exchange.isLost(before)
                    ? CallFacts.retryAfterOf(before).orElse(Duration.ZERO)
                    : Duration.ZERO;
            if (pause.plus(TOLERANCE).compareTo(asked) < 0) {
                broken.add(gap(before, call, pause) + ", Retry-After said " + asked);
            }
            if (spacing.atLeast() != null
                    && pause.plus(TOLERANCE).compareTo(spacing.atLeast().length()) < 0) {
                broken.add(gap(before, call, pause) + ", expected at least " + spacing.atLeast());
            }
        }
        return broken;
    }

    private static String gap(RecordedCall before, RecordedCall call, Duration pause) {
        return "call " + call.sequence() + " came " + Duration.ofMillis(pause.toMillis()) + " after the answer to call "
                + before.sequence();
    }

    /** How many entries of the order are found one after the other. */
    private static int inOrder(List<CallMatch> order, List<RecordedCall> calls, CallMatch.Reader reader) {
        int found = 0;
        for (RecordedCall call : calls) {
            if (found < order.size() && order.get(found).matches(call, reader)) {
                found++;
            }
        }
        return found;
    }
}
