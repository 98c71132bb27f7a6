package dev.entitlement.tenant;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.PartsReset;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.control.SharedState;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever keeps something of a tenant in memory that it is no longer so. */
@Component
class Announcements implements SharedState {

    private final ObjectProvider<ResetListener> listeners;
    private final ApplicationEventPublisher events;

    Announcements(ObjectProvider<ResetListener> listeners, ApplicationEventPublisher events) {
        this.listeners = listeners;
        this.events = events;
    }

    /** Has the other nodes on this database forget them, too, once the transaction under way has committed. */
    void replacing(UUID tenantId, Set<ResetPart> parts) {
        events.publishEvent(ChangedHere.reset(tenantId, parts));
    }

    @Override
    public String topic() {
        return ChangedHere.RESET;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        forgotten(tenantId, Stream.of(detail.split(" ")).map(ResetPart::valueOf).collect(Collectors.toSet()));
    }

    /** Whoever keeps a copy of what is in the database drops it by itself; what is in memory only stays. */
    @Override
    public void anythingChanged() {}

    /** The same once it was replaced: with the last of them all of it is done, which is an event. */
    void replaced(UUID tenantId, Set<ResetPart> parts) {
        forgotten(tenantId, parts);
        events.publishEvent(new PartsReset(tenantId, parts));
    }

    private void forgotten(UUID tenantId, Set<ResetPart> parts) {
        List<ResetListener> told = listeners.orderedStream().toList();
        parts.forEach(part -> told.forEach(listener -> listener.forget(tenantId, part)));
    }
}
