package dev.entitlement.journal;

import dev.entitlement.clock.ClockMoved;
import dev.entitlement.control.PartsReset;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of resets and of clocks, and forgets a tenant's calls when that is asked for. */
@Component
class OtherEvents implements ResetListener {

    private final Journal journal;
    private final JournalEvents events;

    OtherEvents(Journal journal, JournalEvents events) {
        this.journal = journal;
        this.events = events;
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.JOURNAL) {
            journal.forget(tenantId);
        }
    }

    @EventListener
    void reset(PartsReset reset) {
        events.publish(new Happening.TenantReset(reset.tenantId(), new TreeSet<>(reset.parts())));
    }

    @EventListener
    void moved(ClockMoved moved) {
        events.publish(new Happening.ClockSet(moved.tenantId(), moved.now(), moved.frozen()));
    }
}
