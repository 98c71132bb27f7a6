package dev.entitlement.fault;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is in force, and what it has done so far: as far as this process knows, where others count with it.
 * Thread-safe.
 */
final class ArmedFault {

    private final Arming arming;
    private final LongFunction<Random> draws;
    private final Gathering gathering;
    private Tally tally;

    /**
     * @param draws what the choices for the n-th call that matches come from
     * @param gathering where its barrier holds calls
     * @param tally what it has done before
     */
    ArmedFault(Arming arming, LongFunction<Random> draws, Gathering gathering, Tally tally) {
        this.arming = arming;
        this.draws = draws;
        this.gathering = gathering;
        this.tally = tally;
    }

    /**
     * A rule that was put into force once: armed again it is another one, which counts from the beginning.
     *
     * @param id of this time
     * @param position orders the rules of a tenant
     * @param rule sound, with an id, and with a time that is not relative
     */
    record Arming(UUID tenantId, UUID id, long position, FaultRule rule) {

        /**
         * A rule that is put into force.
         *
         * @param now in the tenant's emulated time
         */
        static Arming of(UUID tenantId, long position, FaultRule rule, Instant now) {
            return new Arming(tenantId, UUID.randomUUID(), position, rule.asOf(now));
        }
    }

    /** A call that the rule has taken, and what happens to it. */
    record Hit(String id, String outcome, Effect effect, Random draws, Gathering gathering) {}

    /**
     * What has become of a call.
     *
     * @param hit null where the rule lets it go
     */
    record Judgement(Tally tally, @Nullable Hit hit) {}

    String id() {
        return Objects.requireNonNull(arming.rule().id());
    }

    Arming arming() {
        return arming;
    }

    Gathering gathering() {
        return gathering;
    }

    /** Whether anything may happen to reads after writes. */
    boolean mayMakeStale() {
        return arming.rule().outcomes().stream().anyMatch(outcome -> outcome.stale() != null);
    }

    /** What of the call is otherwise than the rule wants it; nothing where it matches. */
    List<String> differences(MatchedCall call) {
        return arming.rule().matching().differences(call);
    }

    /** Takes the call, which matches, if it is due. */
    synchronized Optional<Hit> take(MatchedCall call, Instant now) {
        Judgement judgement = judge(tally, call, now);
        tally = judgement.tally();
        return Optional.ofNullable(judgement.hit());
    }

    /** What becomes of a call that matches, after what the rule has done so far. */
    Judgement judge(Tally before, MatchedCall call, Instant now) {
        List<Outcome> outcomes = arming.rule().outcomes();
        Outcome next = outcomes.get(before.hits() % outcomes.size());
        if (isOver(before, now) || !next.effect().concerns(call)) {
            return new Judgement(before, null);
        }
        Tally matched = before.withMatch();
        Random chance = draws.apply(matched.matched());
        return isDue(matched.matched(), chance)
                ? new Judgement(matched.withHit(), new Hit(id(), next.name(), next.effect(), chance, gathering))
                : new Judgement(matched, null);
    }

    synchronized void noteNear(String call) {
        tally = tally.withNear(call);
    }

    synchronized void noteElsewhere() {
        tally = tally.withElsewhere();
    }

    synchronized Tally tally() {
        return tally;
    }

    /** Notes what it has done when others may have counted, too. */
    synchronized void counted(Tally told) {
        if (told.matched() >= tally.matched()) {
            tally = told;
        }
    }

    /** Lets go whoever it makes wait for others. */
    void release() {
        gathering.release();
    }

    private boolean isDue(long matched, Random chance) {
        FaultTiming timing = arming.rule().timing();
        long rest = matched - Objects.requireNonNullElse(timing.skip(), 0);
        return rest > 0
                && rest % Objects.requireNonNullElse(timing.every(), 1) == 0
                && (timing.probability() == null || chance.nextDouble() < timing.probability());
    }

    /** Whether it takes no more calls; once it is so it stays so, unless the tenant's time goes back. */
    boolean isOver(Tally done, Instant now) {
        Integer most = most();
        Instant until = until();
        return (most != null && done.hits() >= most) || (until != null && !now.isBefore(until));
    }

    private @Nullable Instant until() {
        FaultTiming timing = arming.rule().timing();
        return timing.until() == null ? null : timing.until().from(Instant.EPOCH);
    }

    /** How many calls it takes in all; null for any number. */
    private @Nullable Integer most() {
        FaultRule rule = arming.rule();
        if (rule.timing().times() != null) {
            return rule.timing().times();
        }
        return rule.sequence() == null ? null : Integer.valueOf(rule.sequence().size());
    }

    /** What it is and what it has done. */
    FaultJson toJson(Instant now) {
        FaultRule rule = arming.rule();
        Tally done = tally();
        Integer most = most();
        return new FaultJson(
                arming.tenantId(),
                id(),
                rule.match(),
                rule.when() == null ? null : FaultJson.When.of(rule.timing(), until()),
                rule.then(),
                rule.sequence(),
                done.matched(),
                done.hits(),
                most == null ? null : Integer.valueOf(most - done.hits()),
                isOver(done, now),
                done.told());
    }
}
