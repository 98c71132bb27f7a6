package dev.entitlement.control;

import java.util.Set;
import java.util.UUID;

/** Parts of a tenant were reset, restored, or removed with it, and every {@link ResetListener} knows. */
public record PartsReset(UUID tenantId, Set<ResetPart> parts) {

    public PartsReset {
        parts = Set.copyOf(parts);
    }
}
