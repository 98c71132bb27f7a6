package dev.entitlement.seed;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant has been filled with what the emulator starts with, in the transaction under way.
 *
 * @param at what the document's relative times are relative to
 */
public record StartSeeded(UUID tenantId, Instant at) {}
