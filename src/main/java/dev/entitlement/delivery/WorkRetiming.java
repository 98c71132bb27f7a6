package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.entitlement.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts work back that the queue has carried out, at a time that does while clock and mode are what they are. */
@Component
class WorkRetiming {

    /** Steady rather than growing: an outage must not leave deliveries waiting long after its end. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final QueueTimes times;
    private final VirtualClock clock;
    private final TransactionOperations transaction;

    WorkRetiming(QueueTimes times, VirtualClock clock, TransactionOperations transaction) {
        this.times = times;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Tries what has failed again in a while, or when it is told to. */
    <T> void tryAgain(ExecutionComplete failed, ExecutionOperations<T> operations) {
        Instant later = clock.wallTime().plus(PAUSE_AFTER_FAILURE);
        putBack(failed, operations, execution -> execution.isBefore(later) ? later : execution, Instant.EPOCH);
    }

    /** Keeps an appointment once more. */
    <T> CompletionHandler<T> putBack(Instant due) {
        return (complete, operations) -> putBack(complete, operations, UnaryOperator.identity(), due);
    }

    private <T> void putBack(
            ExecutionComplete complete,
            ExecutionOperations<T> operations,
            UnaryOperator<Instant> adjusted,
            Instant due) {
        String task = complete.getExecution().taskInstance.getTaskName();
        UUID tenantId = QueuedWork.tenantOf(complete.getExecution().taskInstance.getId());
        transaction.executeWithoutResult(status -> {
            Instant execution = times.kept(tenantId).executionOf(WorkKind.of(task), due);
            operations.reschedule(complete, adjusted.apply(execution));
        });
    }
}
