package dev.entitlement.fault;

import dev.entitlement.control.ControlException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which calls are broken, as it is sent.
 *
 * @param id unique in its tenant, 1 to 64 letters, digits, dots, dashes and underscores; made up when left out
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
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

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

    /** @throws ControlException 400 with everything that cannot be followed */
    void requireSound(KnownOperations known) {
        Problems problems = new Problems();
        if (id != null && !ID.matcher(id).matches()) {
            problems.add("/id", "1 to 64 letters, digits, dots, dashes and underscores.");
        }
        matching().check(known, problems);
        timing().check(problems);
        if ((then == null) == (sequence == null)) {
            problems.add("", "Exactly one of 'then' and 'sequence' says what happens.", List.of("then", "sequence"));
        }
        if (then != null) {
            then.check("/then", problems);
        }
        if (sequence != null) {
            if (sequence.isEmpty() || sequence.size() > LONGEST_SEQUENCE) {
                problems.add("/sequence", "Between 1 and " + LONGEST_SEQUENCE + " outcomes.");
            }
            for (int i = 0; i < Math.min(sequence.size(), LONGEST_SEQUENCE); i++) {
                sequence.get(i).check("/sequence/" + i, problems);
            }
        }
        problems.refuseIfAny("The fault cannot be followed.");
    }
}
