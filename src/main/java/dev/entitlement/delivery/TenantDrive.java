package dev.entitlement.delivery;

import dev.entitlement.clock.ClockKept;
import dev.entitlement.clock.ClockMoved;
import dev.entitlement.clock.TenantClocks;
import dev.entitlement.clock.TenantTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.request.RequestTransitioned;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** How a test drives a tenant: its clock, and what is queued for it. Calls for one tenant follow one another. */
@Service
class TenantDrive {

    static final int MOST_STEPS = 10_000;

    /** How long work that the queue is carrying out itself is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long PAUSE_NANOS = 1_000_000;

    private final WorkTable table;
    private final WorkQueue queue;
    private final QueueTimes times;
    private final WorkCarrier carrier;
    private final TenantGates gates;
    private final TenantClocks clocks;
    private final DeliverySettings settings;
    private final VirtualClock clock;
    private final ApplicationEventPublisher events;

    TenantDrive(
            WorkTable table,
            WorkQueue queue,
            QueueTimes times,
            WorkCarrier carrier,
            TenantGates gates,
            TenantClocks clocks,
            DeliverySettings settings,
            VirtualClock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.queue = queue;
        this.times = times;
        this.carrier = carrier;
        this.gates = gates;
        this.clocks = clocks;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What was carried out.
     *
     * @param steps pieces of work
     * @param idle whether nothing of what was meant is left
     */
    record Ran(List<RequestTransitioned> transitions, int steps, boolean idle) {}

    /** How a tenant's time goes, as of now. */
    record Shown(Instant now, Duration offset, boolean frozen) {}

    Shown clock(UUID tenantId) {
        Instant wall = clock.wallTime();
        TenantTime time = clocks.of(tenantId);
        return new Shown(time.at(wall), time.offsetAt(wall), time.isFrozen());
    }

    /**
     * Carries out what is queued: processing work whenever it is due, and what happens by itself if its time has come. What
     * the queue is carrying out already is waited for.
     *
     * @param request only what is about this request; null: all of it
     * @param steps how much at most
     */
    Ran run(UUID tenantId, @Nullable UUID request, int steps) {
        return gates.driving(tenantId, () -> {
            Instant now = clock.now(tenantId);
            Selection selection = request == null ? Selection.now(now) : Selection.ofRequest(request, now);
            Progress made = carryOut(tenantId, selection, steps, now, false);
            return new Ran(made.transitions(), made.done(), made.idle());
        });
    }

    /** @param last when the last piece of work was carried out, in the emulated world; null if none was */
    private record Progress(
            List<RequestTransitioned> transitions,
            int done,
            @Nullable Instant last,
            boolean idle) {}

    /** Carries out a selection, waiting for those parts of it that the queue is carrying out by itself. */
    private Progress carryOut(UUID tenantId, Selection selection, int steps, Instant earliest, boolean atDueTime) {
        Instant deadline = clock.wallTime().plus(PATIENCE);
        List<RequestTransitioned> transitions = new ArrayList<>();
        Instant last = null;
        int done = 0;
        while (true) {
            WorkRun run = new WorkRun(
                    table,
                    queue,
                    times,
                    carrier,
                    tenantId,
                    selection,
                    steps - done,
                    last == null ? earliest : last,
                    atDueTime);
            boolean empty = run.run();
            done += run.done();
            transitions.addAll(run.transitions());
            last = run.last() == null ? last : run.last();
            boolean idle = empty
                    && !table.any(tenantId, times.of(tenantId), selection)
                    && !table.anyRunning(tenantId, selection);
            if (idle || done >= steps || clock.wallTime().isAfter(deadline)) {
                return new Progress(transitions, done, last, idle);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * Moves the clock on, carrying out what falls due on the way, each at its own time. After {@value #MOST_STEPS} pieces of
     * work it stops at the time of the last.
     *
     * @param by not negative
     * @param deliveries whether processing work is carried out, too; in manual mode it never is
     * @throws ControlException 400 when the time would be out of bounds
     */
    Ran advance(UUID tenantId, Duration by, boolean deliveries) {
        return gates.driving(tenantId, () -> {
            Instant start = clock.now(tenantId);
            return advanceTo(
                    tenantId,
                    bounded("/by", () -> start.plus(by)),
                    start,
                    deliveries,
                    (time, wall) -> time.advanced(by, wall));
        });
    }

    /**
     * Sets the clock: forward as {@link #advance} does, back without anything being undone.
     *
     * @throws ControlException 400 when the time is out of bounds
     */
    Ran set(UUID tenantId, Instant time, boolean deliveries) {
        Instant target = bounded("/now", () -> time);
        return gates.driving(tenantId, () -> {
            Instant start = clock.now(tenantId);
            if (target.isAfter(start)) {
                return advanceTo(tenantId, target, start, deliveries, (before, wall) -> before.showing(target, wall));
            }
            change(tenantId, (before, wall) -> before.showing(target, wall));
            return new Ran(List.of(), 0, true);
        });
    }

    void freeze(UUID tenantId) {
        gates.driving(tenantId, () -> change(tenantId, TenantTime::frozen));
    }

    void resume(UUID tenantId) {
        gates.driving(tenantId, () -> change(tenantId, TenantTime::running));
    }

    /** Gives the tenant the time outside again. */
    void giveBack(UUID tenantId) {
        gates.driving(tenantId, () -> change(tenantId, (before, wall) -> TenantTime.OUTSIDE));
    }

    /** What has been put back was timed by another clock. */
    @EventListener
    void keepClock(ClockKept kept) {
        queue.retimeReplaced(
                kept.tenantId(),
                before -> new QueueTime(kept.time(), before.manual()),
                after -> clocks.set(kept.tenantId(), after.time()));
    }

    /**
     * Decides how deliveries are carried out; those that are pending, too.
     *
     * @param mode null: as it was; delay and outcome likewise
     * @throws ControlException 400 when the delay is too long
     */
    DeliverySetting change(
            UUID tenantId, @Nullable DeliveryMode mode, @Nullable TimeSpan delay, @Nullable DeliveryOutcome outcome) {
        return gates.driving(tenantId, () -> {
            Supplier<DeliverySetting> setting = () -> changed(settings.of(tenantId), mode, delay, outcome);
            queue.retime(
                    tenantId,
                    timed -> new QueueTime(timed.time(), setting.get().isManual()),
                    timed -> settings.set(tenantId, setting.get()));
            return settings.of(tenantId);
        });
    }

    private static DeliverySetting changed(
            DeliverySetting before,
            @Nullable DeliveryMode mode,
            @Nullable TimeSpan delay,
            @Nullable DeliveryOutcome outcome) {
        try {
            return new DeliverySetting(
                    mode == null ? before.mode() : mode,
                    delay == null ? before.delay() : delay,
                    outcome == null ? before.outcome() : outcome);
        } catch (IllegalArgumentException tooLong) {
            throw ControlException.badMember("/delay", "A delay is PT0S to P365D, and not " + delay + ".");
        }
    }

    private Ran advanceTo(
            UUID tenantId,
            Instant target,
            Instant start,
            boolean deliveries,
            BiFunction<TenantTime, Instant, TenantTime> move) {
        boolean processing = deliveries && !settings.of(tenantId).isManual();
        Progress made = carryOut(tenantId, Selection.dueBy(target, processing), MOST_STEPS, start, true);
        Instant last = made.last();
        change(tenantId, made.idle() || last == null ? move : (before, wall) -> before.showing(last, wall));
        return new Ran(made.transitions(), made.done(), made.idle());
    }

    private TenantTime change(UUID tenantId, BiFunction<TenantTime, Instant, TenantTime> move) {
        Instant wall = clock.wallTime();
        queue.retime(
                tenantId,
                before -> new QueueTime(move.apply(before.time(), wall), before.manual()),
                after -> clocks.set(tenantId, after.time()));
        TenantTime time = clocks.of(tenantId);
        events.publishEvent(new ClockMoved(tenantId, time.at(clock.wallTime()), time.isFrozen()));
        return time;
    }

    private static Instant bounded(String pointer, Supplier<Instant> time) {
        try {
            return TenantTime.requireWithinBounds(time.get());
        } catch (IllegalArgumentException outOfBounds) {
            throw ControlException.badMember(pointer, outOfBounds.getMessage() + ".");
        } catch (ArithmeticException | DateTimeException beyondAll) {
            throw ControlException.badMember(pointer, "That is beyond any time that a tenant's clock can show.");
        }
    }
}
