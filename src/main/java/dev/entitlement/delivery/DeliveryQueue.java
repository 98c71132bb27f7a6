package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.entitlement.assignment.ReevaluationRequested;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.DeliveryRequested;
import dev.entitlement.request.RequestProgress;
import dev.entitlement.request.RequestSubmitted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues deliveries in the transaction that decided them: a delivery is queued exactly if its request says so. */
@Component
class DeliveryQueue {

    static final TaskDescriptor<DeliveryTask> DELIVERY = TaskDescriptor.of("delivery", DeliveryTask.class);

    static final TaskDescriptor<ReevaluationTask> REEVALUATION =
            TaskDescriptor.of("reevaluation", ReevaluationTask.class);

    private final Scheduler scheduler;
    private final AppointmentQueue appointments;
    private final VirtualClock clock;
    private final Duration delay;

    DeliveryQueue(
            Scheduler scheduler, AppointmentQueue appointments, VirtualClock clock, DeliveryProperties properties) {
        this.scheduler = scheduler;
        this.appointments = appointments;
        this.clock = clock;
        this.delay = properties.delay();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(DeliveryRequested requested) {
        DeliveryTask task = new DeliveryTask(requested.tenantId(), requested.requestId(), requested.attempt());
        Instant now = clock.wallTime();
        Instant usual = now.plus(requested.waited() ? delay.dividedBy(2) : delay);
        Instant due = requested.due() == null ? usual : requested.due();
        schedule(DELIVERY.instance(task.name()).data(task).scheduledTo(due));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(ReevaluationRequested requested) {
        ReevaluationTask task =
                new ReevaluationTask(requested.tenantId(), requested.assignmentId(), requested.number());
        schedule(REEVALUATION
                .instance(task.name())
                .data(task)
                .scheduledTo(clock.wallTime().plus(delay)));
    }

    /** A request stays submitted for half of the delay: long enough to be canceled, and its delivery takes the rest. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(RequestSubmitted submitted) {
        appointments.enqueue(new Appointment(
                submitted.tenantId(),
                RequestProgress.KIND,
                submitted.requestId(),
                clock.now(submitted.tenantId()).plus(delay.dividedBy(2))));
    }

    /** As a batch of one, which is one statement: there is no need to ask whether a name is taken that cannot be. */
    private void schedule(SchedulableInstance<?> task) {
        Instant now = clock.wallTime();
        scheduler.scheduleBatch(List.of(task));
        if (!task.getNextExecutionTime(now).isAfter(now)) {
            QueueCheck.afterCommit(scheduler);
        }
    }
}
