package dev.entitlement.control;

import java.util.UUID;

/** Keeps something of a tenant outside the database, or a copy of what is in it. */
public interface ResetListener {

    /**
     * The transaction under way has removed the tenant's rows. What is read until it ends is for it alone, and it may be
     * rolled back.
     *
     * @param part what the caller asked to be removed
     */
    default void replacing(UUID tenantId, ResetPart part) {}

    /**
     * Forgets what is kept of the tenant, whose rows were removed or replaced; the transaction has committed.
     *
     * @param part what the caller asked to be forgotten
     */
    void forget(UUID tenantId, ResetPart part);
}
