package dev.entitlement.journal;

import dev.entitlement.clock.ClockMoved;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.Locale;
import java.util.Map;
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
        events.publish("reset", tenantId, Map.of("part", part.name().toLowerCase(Locale.ROOT)));
    }

    @EventListener
    void moved(ClockMoved moved) {
        events.publish("clock", moved.tenantId(), Map.of("now", moved.now(), "frozen", moved.frozen()));
    }
}
