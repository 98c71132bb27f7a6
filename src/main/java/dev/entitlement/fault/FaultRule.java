package dev.entitlement.fault;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.ControlException;
import dev.entitlement.criteria.KnownOperations;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which calls are broken, as it is sent.
 *
 * @param id unique in its tenant, 1 to 64 letters, digits, dots, dashes and underscores, but no path such as
 *     {@code ..}; made up when left out
 * @param match which calls it is for; all when left out
 * @param when which of them it takes; all when left out
 * @param then what happens to each of them
 * @param sequence instead of {@code then}: what happens to the first, the second, and so on; at most 1,000. Where
 *     {@code times} is larger it begins anew
 */
record FaultRule(
        @Nullable String id,
        @Nullable FaultMatch match,
        @Nullable FaultTiming when,
        @Nullable Outcome then,
        @Nullable List<Outcome> sequence) {

    private static final int LONGEST_SEQUENCE = 1000;

    /** What is below the faults and is none. */
    private static final String NO_ID = "verify";

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

    FaultMatch matching() {
        return match == null ? FaultMatch.ANYTHING : match;
    }

    FaultTiming timing() {
        return when == null ? FaultTiming.ALWAYS : when;
    }

    List<Outcome> outcomes() {
        return sequence != null ? sequence : then != null ? List.of(then) : List.of();
    }

    FaultRule named(String name) {
        return new FaultRule(name, match, when, then, sequence);
    }

    /**
     * The same with its time resolved.
     *
     * @param now in the tenant's emulated time
     */
    FaultRule asOf(Instant now) {
        return when == null ? this : new FaultRule(id, match, when.asOf(now), then, sequence);
    }

    /**
     * A rule that is over before it begins would never fire, and nobody means that.
     *
     * @param now in the tenant's emulated time
     * @throws ControlException 400 when it is
     */
    void requireAhead(Instant now) {
        PointInTime until = timing().until();
        if (until != null && !until.from(now).isAfter(now)) {
            throw ControlException.badMember(
                    "/when/until",
                    "The fault would never fire: " + until + " is past, for the tenant it is " + now + ".");
        }
    }

    /** @throws ControlException 400 with everything that cannot be followed */
    void requireSound(KnownOperations known) {
        Problems problems = new Problems();
        if (id != null && !ID.matcher(id).matches()) {
            problems.add(
                    "/id", "An id is 1 to 64 letters, digits, dots, dashes and underscores, and neither '.' nor '..'.");
        }
        if (NO_ID.equals(id)) {
            problems.add("/id", "'" + NO_ID + "' is no id: POST /_emulator/faults/" + NO_ID + " is something else.");
        }
        matching().check(known, problems);
        timing().check(problems);
        if ((then == null) == (sequence == null)) {
            problems.add(
                    "", "Exactly one of 'then' and 'sequence' must say what happens.", List.of("then", "sequence"));
        }
        if (then != null) {
            then.check("/then", problems);
        }
        if (sequence != null) {
            if (sequence.isEmpty() || sequence.size() > LONGEST_SEQUENCE) {
                problems.add("/sequence", "A sequence has 1 to " + LONGEST_SEQUENCE + " outcomes.");
            }
            for (int i = 0; i < Math.min(sequence.size(), LONGEST_SEQUENCE); i++) {
                sequence.get(i).check("/sequence/" + i, problems);
            }
        }
        problems.refuseIfAny("The fault cannot be followed.");
    }
}
