package dev.entitlement.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that is in force, and what it has done so far. Thread-safe. */
final class ArmedFault {

    private static final int NEAREST = 3;
    private static final String ELSEWHERE = "a call that matches, of another tenant";

    private final FaultRule rule;
    private final @Nullable Instant until;
    private final Random draws;
    private final Gathering gathering = new Gathering();
    private final Deque<String> nearest = new ArrayDeque<>();
    private volatile boolean wantedElsewhere;
    private long matched;
    private int hits;

    /**
     * @param rule sound, and with an id
     * @param now in the tenant's emulated time
     * @param draws what its random choices come from
     */
    ArmedFault(FaultRule rule, Instant now, Random draws) {
        this.rule = rule;
        this.until =
                rule.timing().until() == null ? null : rule.timing().until().from(now);
        this.draws = draws;
    }

    /** A call that the rule has taken, and what happens to it. */
    record Hit(String id, String outcome, Effect effect, Random draws, Gathering gathering) {}

    String id() {
        return Objects.requireNonNull(rule.id());
    }

    /** Whether anything may happen to reads after writes. */
    boolean mayMakeStale() {
        return rule.outcomes().stream().anyMatch(outcome -> outcome.stale() != null);
    }

    /** Takes the call if it matches and is due. */
    synchronized Optional<Hit> take(MatchedCall call, Instant now) {
        List<String> differences = rule.matching().differences(call);
        Outcome next = rule.outcomes().get(hits % rule.outcomes().size());
        if (!differences.isEmpty()) {
            if (differences.size() == 1) {
                noteNear(call.description() + ": another " + differences.get(0));
            }
            return Optional.empty();
        }
        if (isOver(now) || !next.effect().concerns(call)) {
            return Optional.empty();
        }
        matched++;
        if (!isDue()) {
            return Optional.empty();
        }
        hits++;
        return Optional.of(new Hit(id(), next.name(), next.effect(), draws, gathering));
    }

    /**
     * Notes that the call would have been matched, had it not been in another tenant: who arms a rule often forgets to say
     * where. What that call was is that tenant's.
     */
    void noteElsewhere(MatchedCall call) {
        if (!wantedElsewhere && rule.matching().differences(call).isEmpty()) {
            wantedElsewhere = true;
        }
    }

    /** Lets go whoever it makes wait for others. */
    void release() {
        gathering.release();
    }

    private boolean isDue() {
        FaultTiming timing = rule.timing();
        long rest = matched - Objects.requireNonNullElse(timing.skip(), 0);
        return rest > 0
                && rest % Objects.requireNonNullElse(timing.every(), 1) == 0
                && (timing.probability() == null || draws.nextDouble() < timing.probability());
    }

    private boolean isOver(Instant now) {
        Integer most = most();
        return (most != null && hits >= most) || (until != null && !now.isBefore(until));
    }

    /** How many calls it takes in all; null for any number. */
    private @Nullable Integer most() {
        if (rule.timing().times() != null) {
            return rule.timing().times();
        }
        return rule.sequence() == null ? null : Integer.valueOf(rule.sequence().size());
    }

    private void noteNear(String text) {
        if (!nearest.contains(text)) {
            nearest.addLast(text);
            if (nearest.size() > NEAREST) {
                nearest.removeFirst();
            }
        }
    }

    /** What it is and what it has done, for a tenant. */
    synchronized FaultJson toJson(UUID tenantId, Instant now) {
        Integer most = most();
        return new FaultJson(
                tenantId,
                id(),
                rule.match(),
                rule.when() == null ? null : FaultJson.When.of(rule.timing(), until),
                rule.then(),
                rule.sequence(),
                matched,
                hits,
                most == null ? null : Integer.valueOf(most - hits),
                isOver(now),
                nearest());
    }

    private List<String> nearest() {
        return wantedElsewhere && hits == 0
                ? Stream.concat(nearest.stream(), Stream.of(ELSEWHERE)).toList()
                : List.copyOf(nearest);
    }
}
