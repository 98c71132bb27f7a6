package dev.entitlement.fault;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule has done so far.
 *
 * @param matched how many calls have agreed with it while it was in force
 * @param hits how many of them it has taken
 * @param nearest calls that differed from it in one thing only, the last three kinds of them
 * @param wantedElsewhere whether a call of another tenant would have agreed with it
 */
record Tally(long matched, int hits, List<String> nearest, boolean wantedElsewhere) {

    static final Tally NOTHING = new Tally(0, 0, List.of(), false);

    private static final int NEAREST = 3;
    private static final String ELSEWHERE = "a call that matches, of another tenant";

    Tally withMatch() {
        return new Tally(matched + 1, hits, nearest, wantedElsewhere);
    }

    Tally withHit() {
        return new Tally(matched, hits + 1, nearest, wantedElsewhere);
    }

    Tally withNear(String call) {
        return isKnown(call)
                ? this
                : new Tally(
                        matched,
                        hits,
                        Stream.concat(nearest.stream().skip(Math.max(0, nearest.size() + 1 - NEAREST)), Stream.of(call))
                                .toList(),
                        wantedElsewhere);
    }

    Tally withElsewhere() {
        return new Tally(matched, hits, nearest, true);
    }

    boolean isKnown(String call) {
        return nearest.contains(call);
    }

    /** For people, who look for why a rule was not met. */
    List<String> told() {
        return wantedElsewhere && hits == 0
                ? Stream.concat(nearest.stream(), Stream.of(ELSEWHERE)).toList()
                : nearest;
    }
}
