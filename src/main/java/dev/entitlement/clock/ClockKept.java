package dev.entitlement.clock;

import java.util.UUID;

/**
 * All that was in a tenant has been replaced, its clock included, by what was there at another time; but the clock is to
 * go on as it did. Published inside the transaction that replaces it: whatever is queued is to be timed anew.
 *
 * @param time how it goes
 */
public record ClockKept(UUID tenantId, TenantTime time) {}
