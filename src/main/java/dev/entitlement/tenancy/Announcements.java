package dev.entitlement.tenancy;

import dev.entitlement.control.PartsReset;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever keeps something of a tenant in memory that it is no longer so. */
@Component
class Announcements {

    private final ObjectProvider<ResetListener> listeners;
    private final ApplicationEventPublisher events;

    Announcements(ObjectProvider<ResetListener> listeners, ApplicationEventPublisher events) {
        this.listeners = listeners;
        this.events = events;
    }

    /** Has parts of a tenant forgotten while it is being replaced. */
    void forgotten(UUID tenantId, Set<ResetPart> parts) {
        List<ResetListener> told = listeners.orderedStream().toList();
        parts.forEach(part -> told.forEach(listener -> listener.forget(tenantId, part)));
    }

    /** The same once it was replaced: with the last of them all of it is done, which is an event. */
    void replaced(UUID tenantId, Set<ResetPart> parts) {
        forgotten(tenantId, parts);
        events.publishEvent(new PartsReset(tenantId, parts));
    }
}
