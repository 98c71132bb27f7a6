package dev.entitlement.control;

/** What a reset reaches; each may be kept. */
public enum ResetPart {
    /** Whatever is stored in rows, the queue and the settings of deliveries included. */
    STATE,
    /** The tenant's time. */
    CLOCK,
    /** Armed faults, and throttling. */
    FAULTS,
    /** Calls that were remembered. */
    JOURNAL
}
