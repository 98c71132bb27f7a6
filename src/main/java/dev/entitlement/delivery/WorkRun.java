package dev.entitlement.delivery;

import dev.entitlement.request.RequestTransitioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a selection of a tenant's work in the order in which it is due, with what falls due because of it, until
 * nothing of it is left.
 */
final class WorkRun {

    private static final int PAGE = 200;

    private final WorkTable table;
    private final WorkQueue queue;
    private final QueueTimes times;
    private final WorkCarrier carrier;
    private final UUID tenantId;
    private final Selection selection;
    private final int steps;
    private final Instant earliest;
    private final boolean atDueTime;

    private final TreeSet<QueuedWork> next = new TreeSet<>(QueuedWork.IN_ORDER);
    private final List<RequestTransitioned> transitions = new ArrayList<>();
    private @Nullable QueuedWork horizon;
    private @Nullable Instant last;
    private int done;

    /**
     * @param steps how much is carried out at most
     * @param earliest in the emulated world: what was due before is carried out as if it were then
     * @param atDueTime whether each is carried out at the moment at which it is due; or else all at {@code earliest}
     */
    WorkRun(
            WorkTable table,
            WorkQueue queue,
            QueueTimes times,
            WorkCarrier carrier,
            UUID tenantId,
            Selection selection,
            int steps,
            Instant earliest,
            boolean atDueTime) {
        this.table = table;
        this.queue = queue;
        this.times = times;
        this.carrier = carrier;
        this.tenantId = tenantId;
        this.selection = selection;
        this.steps = steps;
        this.earliest = earliest;
        this.atDueTime = atDueTime;
    }

    /** Carries out what is there; returns whether nothing of it is left. */
    boolean run() {
        while (done < steps && (!next.isEmpty() || look())) {
            QueuedWork work = next.first();
            next.remove(work);
            Instant at = atDueTime && work.due().isAfter(earliest) ? work.due() : earliest;
            queue.following(this::queued, () -> carryOut(work, at));
        }
        return next.isEmpty()
                && table.waiting(tenantId, times.of(tenantId), selection, 1).isEmpty();
    }

    private void carryOut(QueuedWork work, Instant at) {
        WorkCarrier.Carried carried = carrier.carryOut(work, at);
        if (carried.taken()) {
            done++;
            last = at;
            transitions.addAll(carried.transitions());
        }
    }

    /** Looks at what is due next. */
    private boolean look() {
        List<QueuedWork> page = table.waiting(tenantId, times.of(tenantId), selection, PAGE);
        next.addAll(page);
        horizon = page.size() < PAGE ? null : page.get(PAGE - 1);
        return !page.isEmpty();
    }

    /** What falls due after all that has been looked at is found by the next look. */
    private void queued(QueuedWork work) {
        boolean seen = horizon == null || QueuedWork.IN_ORDER.compare(work, horizon) <= 0;
        if (seen && work.tenantId().equals(tenantId) && selection.includes(work)) {
            next.add(work);
        }
    }

    int done() {
        return done;
    }

    /** When the last of it was carried out, in the emulated world; null if nothing was. */
    @Nullable
    Instant last() {
        return last;
    }

    List<RequestTransitioned> transitions() {
        return List.copyOf(transitions);
    }
}
