package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.entitlement.clock.VirtualClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What is queued falls due in the tenant's emulated time. */
@Component
class WorkQueue {

    /** Who is told what its own thread queues. */
    private static final ThreadLocal<@Nullable Consumer<QueuedWork>> FOLLOWER = new ThreadLocal<>();

    private final Scheduler scheduler;
    private final WorkTable table;
    private final QueueTimes times;
    private final VirtualClock clock;
    private final TransactionOperations transaction;

    WorkQueue(
            Scheduler scheduler,
            WorkTable table,
            QueueTimes times,
            VirtualClock clock,
            TransactionOperations transaction) {
        this.scheduler = scheduler;
        this.table = table;
        this.times = times;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Queues work of which there is none of this name, in the transaction that made it: one statement, without a look
     * whether there is.
     *
     * @param due in the emulated world
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void schedule(WorkKind kind, TaskInstance<T> task, Instant due) {
        schedule(kind, task, due, instance -> scheduler.scheduleBatch(List.of(instance)));
    }

    /** As {@link #schedule}, unless there is such work already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void scheduleUnlessThere(WorkKind kind, TaskInstance<T> task, Instant due) {
        schedule(kind, task, due, scheduler::scheduleIfNotExists);
    }

    private <T> void schedule(
            WorkKind kind, TaskInstance<T> task, Instant due, Consumer<SchedulableInstance<T>> entry) {
        Instant execution = times.kept(QueuedWork.tenantOf(task.getId())).executionOf(kind, due);
        entry.accept(SchedulableInstance.of(task, execution));
        queued(kind, task.getId(), due, execution);
    }

    private void queued(WorkKind kind, String name, Instant due, Instant execution) {
        if (!execution.isAfter(clock.wallTime())) {
            QueueCheck.afterCommit(scheduler);
        }
        Consumer<QueuedWork> follower = FOLLOWER.get();
        if (follower != null) {
            follower.accept(new QueuedWork(kind, name, due, false));
        }
    }

    /** Does something and tells what it queues; what a transaction that fails has queued is told, too. */
    void following(Consumer<QueuedWork> follower, Runnable action) {
        FOLLOWER.set(follower);
        try {
            action.run();
        } finally {
            FOLLOWER.remove();
        }
    }

    /**
     * Changes how a tenant's work is timed, with all that is queued; only while driving the tenant.
     *
     * @param change from what it was
     * @param store keeps what has changed, in the same transaction
     */
    void retime(UUID tenantId, UnaryOperator<QueueTime> change, Consumer<QueueTime> store) {
        transaction.executeWithoutResult(status -> retime(tenantId, times.held(tenantId), change, store));
        scheduler.triggerCheckForDueExecutions();
    }

    /** The same of what the transaction under way has put in the place of all that was queued. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retimeReplaced(UUID tenantId, UnaryOperator<QueueTime> change, Consumer<QueueTime> store) {
        retime(tenantId, times.kept(tenantId), change, store);
    }

    private void retime(UUID tenantId, QueueTime before, UnaryOperator<QueueTime> change, Consumer<QueueTime> store) {
        QueueTime after = change.apply(before);
        store.accept(after);
        if (!after.equals(before)) {
            table.retime(tenantId, before, after);
        }
    }
}
