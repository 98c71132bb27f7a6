package dev.entitlement.tenancy;

import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whoever keeps something of a tenant in memory that it is no longer so. */
@Component
class Announcements {

    private final ObjectProvider<ResetListener> listeners;

    Announcements(ObjectProvider<ResetListener> listeners) {
        this.listeners = listeners;
    }

    void replaced(UUID tenantId, Set<ResetPart> parts) {
        List<ResetListener> told = listeners.orderedStream().toList();
        parts.forEach(part -> told.forEach(listener -> listener.forget(tenantId, part)));
    }
}
