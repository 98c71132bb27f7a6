package dev.entitlement.clock;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what is due. An appointment may come early, when the clock was set back, late, or more than once; so its keeper
 * asks the object itself and {@link VirtualClock} what is to be done, and does it in one transaction.
 */
public interface AppointmentKeeper {

    /** Names the appointments that this keeper keeps; at most 40 characters. */
    String kind();

    /**
     * Looks at an object and does what is due.
     *
     * @return when to look again in the emulated world; empty when nothing more will come of this appointment
     */
    Optional<Instant> keep(UUID tenantId, UUID id);
}
