package dev.entitlement.control;

import java.util.UUID;

/**
 * Keeps in memory what is in the database, where other processes may change it. Both methods are called by a thread that
 * must not be held up, and read nothing themselves.
 */
public interface SharedState {

    /** Names it among all others; one word. */
    String topic();

    /**
     * Another process has changed it.
     *
     * @param tenantId as in {@link ChangedHere}
     * @param detail as in {@link ChangedHere}
     */
    void changedElsewhere(UUID tenantId, String detail);

    /** Other processes may have changed any of it. */
    void anythingChanged();
}
