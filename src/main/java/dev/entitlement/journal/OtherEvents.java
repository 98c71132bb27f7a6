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

    private final Calls calls;
    private final JournalEvents events;

    OtherEvents(Calls calls, JournalEvents events) {
        this.calls = calls;
        this.events = events;
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.JOURNAL) {
            calls.removed(tenantId);
        }
    }

    @EventListener
    void reset(PartsReset reset) {
        if (reset.parts().contains(ResetPart.JOURNAL)) {
            calls.settleReset();
        }
        events.publish(new Happening.TenantReset(reset.tenantId(), new TreeSet<>(reset.parts())));
    }

    @EventListener
    void moved(ClockMoved moved) {
        events.publish(new Happening.ClockSet(moved.tenantId(), moved.now(), moved.frozen()));
    }
}
