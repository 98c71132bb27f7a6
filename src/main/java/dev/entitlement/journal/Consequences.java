package dev.entitlement.journal;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.request.DeliveryDuplicated;
import dev.entitlement.request.RequestState;
import dev.entitlement.request.RequestSubmitted;
import dev.entitlement.request.RequestTransitioned;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Enters what comes of a call beneath it, once it is stored: at once, or when a delivery that it began has ended. */
@Component
class Consequences {

    private final Journal journal;
    private final Causes causes;
    private final JournalEvents events;
    private final VirtualClock clock;
    private final @Nullable CallWriter writer;

    /** @param writer none where nobody shares the database */
    Consequences(
            Journal journal,
            Causes causes,
            JournalEvents events,
            VirtualClock clock,
            ObjectProvider<CallWriter> writer) {
        this.journal = journal;
        this.causes = causes;
        this.events = events;
        this.clock = clock;
        this.writer = writer.getIfAvailable();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void transitioned(RequestTransitioned moved) {
        Optional<RecordedCall> call = causeOf(moved);
        Consequence consequence = new Consequence(
                Consequence.Cause.of(moved.cause()),
                moved.requestId(),
                nameOf(moved.from()),
                nameOf(moved.to()),
                moved.attempt(),
                moved.at());
        keep(moved.tenantId(), moved.callId(), consequence);
        call.ifPresent(cause -> {
            cause.add(consequence);
            if (moved.callId() != null) {
                causes.moved(moved.tenantId(), moved.requestId(), cause);
            }
            if (moved.to() == RequestState.DELIVERING) {
                causes.began(moved.tenantId(), moved.requestId(), moved.attempt(), cause);
            }
        });
        events.publish(new Happening.Moved(
                moved.tenantId(),
                consequence.assignmentRequest(),
                consequence.from(),
                consequence.to(),
                consequence.cause(),
                consequence.attempt(),
                consequence.at(),
                call.map(cause -> cause.origin().requestId()).orElse(null)));
    }

    /** The call that makes a request is the one that this thread answers. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void submitted(RequestSubmitted submitted) {
        current().ifPresent(call -> {
            UUID tenantId = submitted.tenantId();
            causes.moved(tenantId, submitted.requestId(), call);
            Consequence consequence = new Consequence(
                    Consequence.Cause.SUBMITTED,
                    submitted.requestId(),
                    "",
                    nameOf(RequestState.SUBMITTED),
                    0,
                    clock.now(tenantId));
            call.add(consequence);
            keep(tenantId, call.origin().requestId(), consequence);
        });
    }

    @EventListener
    void duplicated(DeliveryDuplicated duplicated) {
        UUID tenantId = duplicated.tenantId();
        causes.ofRequest(tenantId, duplicated.requestId()).ifPresent(call -> {
            Consequence consequence = new Consequence(
                    Consequence.Cause.DUPLICATED_DELIVERY, duplicated.requestId(), "", "", 0, clock.now(tenantId));
            call.add(consequence);
            keep(tenantId, call.origin().requestId(), consequence);
        });
    }

    private void keep(UUID tenantId, @Nullable String callId, Consequence consequence) {
        if (writer != null) {
            writer.came(tenantId, callId, consequence);
        }
    }

    private Optional<RecordedCall> causeOf(RequestTransitioned moved) {
        if (moved.callId() != null) {
            return journal.find(moved.callId());
        }
        Optional<RecordedCall> began = moved.attempt() == 0
                ? Optional.empty()
                : causes.ofDelivery(moved.tenantId(), moved.requestId(), moved.attempt());
        // A delivery that no call of this process has begun may have been begun by one of another.
        boolean elsewhere = writer != null && moved.attempt() > 0 && moved.to() != RequestState.DELIVERING;
        return elsewhere ? began : began.or(() -> causes.ofRequest(moved.tenantId(), moved.requestId()));
    }

    private static Optional<RecordedCall> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(Recording.of(attributes.getRequest())).map(Recording::call)
                : Optional.empty();
    }

    private static String nameOf(RequestState state) {
        return GraphVersion.V1.nameOf(state);
    }
}
