package dev.entitlement.delivery;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.request.RequestProgress;
import dev.entitlement.request.RequestTransitioned;
import dev.entitlement.store.TenantGate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries out queued work in the place of the queue: it is taken out and done in one transaction, so that either nobody
 * else does it or the queue still will.
 */
@Component
class WorkCarrier {

    private final WorkTable table;
    private final QueueTimes times;
    private final AppointmentDesk desk;
    private final AppointmentQueue appointments;
    private final DeliveryEngine engine;
    private final PerformedTransitions performed;
    private final VirtualClock clock;
    private final TenantGate gate;
    private final TransactionOperations transaction;

    WorkCarrier(
            WorkTable table,
            QueueTimes times,
            AppointmentDesk desk,
            AppointmentQueue appointments,
            DeliveryEngine engine,
            PerformedTransitions performed,
            VirtualClock clock,
            TenantGate gate,
            TransactionOperations transaction) {
        this.table = table;
        this.times = times;
        this.desk = desk;
        this.appointments = appointments;
        this.engine = engine;
        this.performed = performed;
        this.clock = clock;
        this.gate = gate;
        this.transaction = transaction;
    }

    /**
     * What came of it.
     *
     * @param taken whether it was there and nobody else was carrying it out
     */
    record Carried(boolean taken, List<RequestTransitioned> transitions) {}

    /**
     * Carries out work as if it were another time.
     *
     * @param at in the emulated world
     */
    Carried carryOut(QueuedWork work, Instant at) {
        UUID tenantId = work.tenantId();
        AtomicBoolean taken = new AtomicBoolean();
        gate.enter(tenantId);
        try {
            List<RequestTransitioned> transitions =
                    performed.of(() -> taken.set(clock.at(tenantId, at, () -> takeAndDo(work))));
            return new Carried(taken.get(), transitions);
        } finally {
            gate.leave(tenantId);
        }
    }

    private boolean takeAndDo(QueuedWork work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // Before it holds the entry.
            times.keep(work.tenantId());
            if (!table.take(work)) {
                return false;
            }
            perform(work);
            return true;
        }));
    }

    private void perform(QueuedWork work) {
        UUID tenantId = work.tenantId();
        UUID subject = work.subjectId();
        switch (work.kind()) {
            case DELIVERY -> engine.carryOut(new DeliveryTask(tenantId, subject, work.number()));
            case REEVALUATION -> engine.carryOut(new ReevaluationTask(tenantId, subject, work.number()));
            case SUBMISSION -> desk.keep(tenantId, RequestProgress.KIND, subject);
            case APPOINTMENT ->
                desk.keep(tenantId, work.appointmentKind(), subject)
                        .ifPresent(again -> appointments.putBack(
                                work, new AppointmentTask(tenantId, work.appointmentKind(), subject), again));
        }
    }
}
