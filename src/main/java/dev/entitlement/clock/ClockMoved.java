package dev.entitlement.clock;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant's time was set, advanced, frozen, let go on or given back to the wall clock. Published after that is so.
 *
 * @param now the time in the tenant's emulated world from which it goes on
 * @param frozen whether it stands still
 */
public record ClockMoved(UUID tenantId, Instant now, boolean frozen) {}
