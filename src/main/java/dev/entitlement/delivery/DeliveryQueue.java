package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.DeliveryRequested;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Queues deliveries in the transaction that decided them: a delivery is queued exactly if its request says so. */
@Component
class DeliveryQueue {

    static final TaskDescriptor<DeliveryTask> DELIVERY = TaskDescriptor.of("delivery", DeliveryTask.class);

    private final Scheduler scheduler;
    private final VirtualClock clock;
    private final Duration delay;

    DeliveryQueue(Scheduler scheduler, VirtualClock clock, DeliveryProperties properties) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.delay = properties.delay();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(DeliveryRequested requested) {
        DeliveryTask task = new DeliveryTask(requested.tenantId(), requested.requestId(), requested.attempt());
        Instant now = clock.wallTime();
        Instant due = requested.due() == null ? now.plus(delay) : requested.due();
        scheduler.schedule(DELIVERY.instance(task.name()).data(task).scheduledTo(due));
        if (!due.isAfter(now)) {
            TransactionSynchronizationManager.registerSynchronization(new CheckQueueAfterCommit());
        }
    }

    /** Before the commit the queue does not see what is due, and would leave it to the next poll. */
    private final class CheckQueueAfterCommit implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
