package dev.entitlement.delivery;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.entitlement.clock.Appointment;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues appointments in the transaction that made them. */
@Component
class AppointmentQueue {

    static final TaskDescriptor<AppointmentTask> APPOINTMENT =
            TaskDescriptor.of(WorkKind.APPOINTMENT.task(), AppointmentTask.class);

    private final WorkQueue queue;

    AppointmentQueue(WorkQueue queue) {
        this.queue = queue;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(Appointment appointment) {
        put(AppointmentTask.name(appointment), AppointmentTask.of(appointment), appointment.at());
    }

    /** Queues an appointment that was taken out to be kept, for another time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBack(QueuedWork kept, AppointmentTask task, Instant again) {
        put(kept.name(), task, again);
    }

    private void put(String name, AppointmentTask task, Instant due) {
        queue.scheduleUnlessThere(
                WorkKind.APPOINTMENT, APPOINTMENT.instance(name).data(task).build(), due);
    }
}
