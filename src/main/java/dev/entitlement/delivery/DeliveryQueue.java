package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.entitlement.assignment.ReevaluationRequested;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.DeliveryRequested;
import dev.entitlement.request.RequestSubmitted;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues deliveries in the transaction that decided them: a delivery is queued exactly if its request says so. */
@Component
class DeliveryQueue {

    static final TaskDescriptor<DeliveryTask> DELIVERY =
            TaskDescriptor.of(WorkKind.DELIVERY.task(), DeliveryTask.class);

    static final TaskDescriptor<ReevaluationTask> REEVALUATION =
            TaskDescriptor.of(WorkKind.REEVALUATION.task(), ReevaluationTask.class);

    static final TaskDescriptor<SubmissionTask> SUBMISSION =
            TaskDescriptor.of(WorkKind.SUBMISSION.task(), SubmissionTask.class);

    private final WorkQueue queue;
    private final DeliverySettings settings;
    private final VirtualClock clock;

    DeliveryQueue(WorkQueue queue, DeliverySettings settings, VirtualClock clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(DeliveryRequested requested) {
        DeliveryTask task = new DeliveryTask(requested.tenantId(), requested.requestId(), requested.attempt());
        Duration delay = delay(requested.tenantId());
        Instant usual = clock.now(requested.tenantId()).plus(requested.waited() ? delay.dividedBy(2) : delay);
        Instant due = requested.due() == null ? usual : requested.due();
        queue.schedule(
                WorkKind.DELIVERY, DELIVERY.instance(task.name()).data(task).build(), due);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(ReevaluationRequested requested) {
        ReevaluationTask task =
                new ReevaluationTask(requested.tenantId(), requested.assignmentId(), requested.number());
        Instant usual = clock.now(requested.tenantId()).plus(delay(requested.tenantId()));
        queue.scheduleUnlessThere(
                WorkKind.REEVALUATION,
                REEVALUATION.instance(task.name()).data(task).build(),
                requested.due() == null ? usual : requested.due());
    }

    /** A request stays submitted for half of the delay: long enough to be canceled, and its delivery takes the rest. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(RequestSubmitted submitted) {
        SubmissionTask task = new SubmissionTask(submitted.tenantId(), submitted.requestId());
        Instant usual =
                clock.now(submitted.tenantId()).plus(delay(submitted.tenantId()).dividedBy(2));
        Instant due = submitted.due() == null ? usual : submitted.due();
        queue.scheduleUnlessThere(
                WorkKind.SUBMISSION,
                SUBMISSION.instance(task.name(due)).data(task).build(),
                due);
    }

    private Duration delay(UUID tenantId) {
        return settings.of(tenantId).delay().length();
    }
}
