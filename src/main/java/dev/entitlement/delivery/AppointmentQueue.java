package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.VirtualClock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues appointments in the transaction that made them. */
@Component
class AppointmentQueue {

    static final TaskDescriptor<AppointmentTask> APPOINTMENT = TaskDescriptor.of("appointment", AppointmentTask.class);

    private final Scheduler scheduler;
    private final VirtualClock clock;

    AppointmentQueue(Scheduler scheduler, VirtualClock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(Appointment appointment) {
        Instant due = clock.wallTimeOf(appointment.tenantId(), appointment.at());
        scheduler.scheduleIfNotExists(APPOINTMENT
                .instance(AppointmentTask.name(appointment))
                .data(AppointmentTask.of(appointment))
                .scheduledTo(due));
        if (!due.isAfter(clock.wallTime())) {
            QueueCheck.afterCommit(scheduler);
        }
    }
}
