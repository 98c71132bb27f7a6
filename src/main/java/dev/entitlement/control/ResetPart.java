package dev.entitlement.control;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** What a reset reaches; each may be kept. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
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
