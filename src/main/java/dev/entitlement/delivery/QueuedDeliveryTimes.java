package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.entitlement.request.DeliveryTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads from the queue when deliveries are due. */
@Component
class QueuedDeliveryTimes implements DeliveryTimes {

    /** Not the scheduler itself, which is made of tasks that are made of requests. */
    private final ObjectProvider<Scheduler> scheduler;

    QueuedDeliveryTimes(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Map<UUID, Instant> dueByRequest(UUID tenantId) {
        Map<UUID, Instant> due = new HashMap<>();
        scheduler
                .getObject()
                .fetchScheduledExecutionsForTask(
                        DeliveryQueue.DELIVERY.getTaskName(), DeliveryTask.class, execution -> {
                            DeliveryTask task = execution.getData();
                            if (task.tenantId().equals(tenantId)) {
                                due.merge(
                                        task.requestId(),
                                        execution.getExecutionTime(),
                                        (one, other) -> one.isBefore(other) ? other : one);
                            }
                        });
        return due;
    }
}
