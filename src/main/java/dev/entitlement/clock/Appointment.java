package dev.entitlement.clock;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that is to be looked at when the time has come. Published as an event inside a transaction, it is kept
 * exactly if that transaction commits, also by a process that was killed meanwhile.
 *
 * @param kind which {@link AppointmentKeeper} looks at it
 * @param id what is to be looked at
 * @param at in the emulated world; a time that has passed means at once
 */
public record Appointment(UUID tenantId, String kind, UUID id, Instant at) {}
