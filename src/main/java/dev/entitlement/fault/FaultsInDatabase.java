package dev.entitlement.fault;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.SharedState;
import dev.entitlement.fault.ArmedFault.Arming;
import dev.entitlement.fault.ArmedFault.Judgement;
import dev.entitlement.store.OnSharedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Rules that all processes on one database share. Which there are is known in memory, and read again when another process
 * has changed them; what they have done is counted in their rows, which one call after the other holds.
 */
@Component
@OnSharedDatabase
class FaultsInDatabase implements FaultStore, SharedState {

    private static final String TOPIC = "faults";

    /** What the other processes are told: that there are new rules, that one or all are gone, that a barrier was opened. */
    private static final String ARMED = "armed";

    private static final String GONE = "gone";
    private static final String ALL_GONE = "allGone";
    private static final String OPENED = "opened";

    /** Of what a message consists at most: one of these, of which rule, and which opening it is. */
    private static final int PARTS = 3;

    /** Calls that a rule nearly met are noted no more often than so, once there are some. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int SOME = 3;

    private final FaultRows rows;
    private final OwnTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Choices choices;
    private final KnownFaults known;
    private final AtomicLong nextNote = new AtomicLong(System.nanoTime());

    FaultsInDatabase(FaultRows rows, OwnTransaction transaction, ApplicationEventPublisher events, Choices choices) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
        this.choices = choices;
        this.known = new KnownFaults(
                rows, arming -> new SharedGathering(new FaultGates(arming, rows, transaction, this::tellOpened)));
    }

    @Override
    public boolean mayBeAny() {
        return known.mayBeAny();
    }

    @Override
    public List<ArmedFault> of(UUID tenantId) {
        return known.now().getOrDefault(tenantId, List.of());
    }

    @Override
    public Stream<ArmedFault> elsewhere(UUID tenantId) {
        return known.now().entrySet().stream()
                .filter(tenant -> !tenant.getKey().equals(tenantId))
                .flatMap(tenant -> tenant.getValue().stream());
    }

    @Override
    public List<ArmedFault> counted(UUID tenantId) {
        known.changed(tenantId);
        return of(tenantId);
    }

    /** What came of a change. */
    private record Changed<T>(T result, FaultList list) {}

    @Override
    public <T> T change(UUID tenantId, Function<FaultList, T> change) {
        Changed<T> changed = transaction.of(() -> {
            int made = rows.hold(tenantId);
            FaultList list = new FaultList(
                    tenantId,
                    known.of(tenantId, rows.of(tenantId)),
                    made,
                    arming -> known.armed(arming, choices.seedNumber(), Tally.NOTHING));
            T result = change.apply(list);
            save(tenantId, list);
            return new Changed<>(result, list);
        });
        known.changed(tenantId);
        changed.list().removed().forEach(ArmedFault::release);
        return changed.result();
    }

    private void save(UUID tenantId, FaultList list) {
        list.removed().forEach(rule -> rows.delete(rule.arming()));
        list.added().forEach(rule -> rows.insert(rule.arming(), choices.seedNumber()));
        rows.made(tenantId, list.made());
        events.publishEvent(new ChangedHere(TOPIC, tenantId, told(list.removed())));
    }

    private static String told(List<ArmedFault> removed) {
        return switch (removed.size()) {
            case 0 -> ARMED;
            case 1 -> GONE + " " + removed.get(0).arming().id();
            default -> ALL_GONE;
        };
    }

    @Override
    public Optional<ArmedFault.Hit> take(ArmedFault rule, MatchedCall call, Instant now) {
        return rule.isOver(rule.tally(), now)
                ? Optional.empty()
                : counted(rule, tally -> rule.judge(tally, call, now))
                        .flatMap(judgement -> Optional.ofNullable(judgement.hit()));
    }

    @Override
    public void noteNear(ArmedFault rule, String call) {
        Tally tally = rule.tally();
        if (!tally.isKnown(call) && (tally.nearest().size() < SOME || isTimeForNote())) {
            note(rule, before -> before.withNear(call));
        }
    }

    private boolean isTimeForNote() {
        long now = System.nanoTime();
        long next = nextNote.get();
        return now - next >= 0 && nextNote.compareAndSet(next, now + PAUSE.toNanos());
    }

    @Override
    public void noteElsewhere(ArmedFault rule) {
        note(rule, Tally::withElsewhere);
    }

    /** Not while somebody else counts for the rule: no call waits for that which the rule is not for. */
    private void note(ArmedFault rule, UnaryOperator<Tally> note) {
        transaction
                .of(() -> rows.holdIfFree(rule.arming()).map(before -> saved(rule, before, note.apply(before))))
                .ifPresent(rule::counted);
    }

    private Tally saved(ArmedFault rule, Tally before, Tally now) {
        if (!now.equals(before)) {
            rows.save(rule.arming(), now);
        }
        return now;
    }

    /** Empty when the rule is not armed any more, which another process has not told yet. */
    private Optional<Judgement> counted(ArmedFault rule, Function<Tally, Judgement> judge) {
        Optional<Judgement> judgement =
                transaction.of(() -> rows.hold(rule.arming()).map(before -> {
                    Judgement judged = judge.apply(before);
                    saved(rule, before, judged.tally());
                    return judged;
                }));
        judgement.ifPresentOrElse(
                judged -> rule.counted(judged.tally()),
                () -> known.changed(rule.arming().tenantId()));
        return judgement;
    }

    @Override
    public void forget(UUID tenantId) {
        known.changed(tenantId);
        known.release(tenantId, rule -> true);
    }

    @Override
    public void releaseAll() {
        known.releaseAll();
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        String[] told = detail.split(" ", PARTS);
        switch (told[0]) {
            case OPENED -> known.opened(tenantId, UUID.fromString(told[1]), Long.parseLong(told[2]));
            case GONE -> {
                UUID gone = UUID.fromString(told[1]);
                known.changed(tenantId);
                known.release(tenantId, rule -> rule.arming().id().equals(gone));
            }
            case ALL_GONE -> forget(tenantId);
            default -> known.changed(tenantId);
        }
    }

    @Override
    public void anythingChanged() {
        known.changed();
    }

    private void tellOpened(Arming arming, long number) {
        events.publishEvent(new ChangedHere(TOPIC, arming.tenantId(), OPENED + " " + arming.id() + " " + number));
    }
}
