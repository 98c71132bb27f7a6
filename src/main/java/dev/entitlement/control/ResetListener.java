package dev.entitlement.control;

import java.util.UUID;

/**
 * Keeps something of a tenant outside the database, or a copy of what is in it. Called after the tenant's rows were
 * removed or replaced and the transaction has committed.
 */
public interface ResetListener {

    /**
     * Forgets what is kept of the tenant.
     *
     * @param part what the caller asked to be forgotten
     */
    void forget(UUID tenantId, ResetPart part);
}
