package dev.entitlement.store;

import java.util.UUID;

/** Calls under way did not end in time, so that a tenant's state could not be replaced. Nothing was changed. */
public class TenantBusyException extends RuntimeException {

    TenantBusyException(UUID tenantId) {
        super("Calls to tenant " + tenantId + " have been under way for ten seconds. Try again when they have ended.");
    }
}
