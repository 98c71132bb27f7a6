package dev.entitlement.journal;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlError;
import dev.entitlement.control.ControlException;
import dev.entitlement.criteria.KnownOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calls are expected to have been, or to come.
 *
 * @param match which calls are counted
 * @param count how many; at least one when left out
 * @param order calls that must be found one after the other, others in between
 * @param spacing how far apart the counted calls must be
 * @param since an instant, a time before now, or the number of a call; always when left out
 * @param within how long to wait for it, at most a minute; not at all when left out
 */
record Expectation(
        @Nullable CallMatch match,
        @Nullable Count count,
        @Nullable List<CallMatch> order,
        @Nullable Spacing spacing,
        @Nullable String since,
        @Nullable TimeSpan within) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int LONGEST_ORDER = 100;

    /** How many calls; {@code exactly} alone, or one or both of the others. */
    record Count(
            @Nullable Integer exactly,
            @Nullable Integer atLeast,
            @Nullable Integer atMost) {

        private static final Count ONE = new Count(null, 1, null);

        int least() {
            return exactly != null ? exactly : atLeast != null ? atLeast : 0;
        }

        int most() {
            return exactly != null ? exactly : atMost != null ? atMost : Integer.MAX_VALUE;
        }

        /** Whether what is met now may be spoilt later, and that is to be watched for. */
        boolean isWatched() {
            return atMost != null;
        }

        String told() {
            if (exactly != null) {
                return "exactly " + exactly;
            }
            return atMost == null
                    ? "at least " + least()
                    : (atLeast == null ? "" : "at least " + atLeast + " and ") + "at most " + atMost;
        }

        private boolean makesSense() {
            boolean negative = least() < 0 || most() < 0;
            boolean something = exactly != null || atLeast != null || atMost != null;
            boolean one = exactly == null || (atLeast == null && atMost == null);
            return !negative && something && one && least() <= most();
        }
    }

    /**
     * How far apart calls must be, from the end of an answer to the receipt of the next call.
     *
     * @param honoursRetryAfter whether none may come before the time that {@code Retry-After} said
     * @param atLeast the shortest pause
     */
    record Spacing(
            @Nullable Boolean honoursRetryAfter, @Nullable TimeSpan atLeast) {}

    Count counted() {
        return count == null ? Count.ONE : count;
    }

    CallMatch matched() {
        return match == null ? new CallMatch(null, null, null, null, null, null, null, null, null, null, null) : match;
    }

    List<CallMatch> ordered() {
        return order == null ? List.of() : order;
    }

    Duration patience() {
        return within == null ? Duration.ZERO : within.length();
    }

    /** @throws ControlException 400 for what makes no sense, or no call can be */
    void require(KnownOperations known) {
        List<ControlError> errors = new ArrayList<>();
        if (!counted().makesSense()) {
            errors.add(new ControlError(
                    "/count", "needs 'exactly' alone, or 'atLeast' or 'atMost' or both, none negative"));
        }
        if (match == null && ordered().isEmpty()) {
            errors.add(new ControlError("/match", "is missing: say which calls are meant"));
        }
        if (ordered().size() > LONGEST_ORDER) {
            errors.add(new ControlError("/order", "has more than " + LONGEST_ORDER + " entries"));
        }
        if (patience().compareTo(LONGEST_WAIT) > 0) {
            errors.add(new ControlError("/within", "is at most " + LONGEST_WAIT));
        }
        if (match != null) {
            errors.addAll(match.objections("/match", known));
        }
        for (int i = 0; i < Math.min(ordered().size(), LONGEST_ORDER); i++) {
            errors.addAll(ordered().get(i).objections("/order/" + i, known));
        }
        if (!errors.isEmpty()) {
            throw ControlException.badRequest("This cannot be verified.", errors);
        }
    }
}
