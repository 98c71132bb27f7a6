package dev.entitlement.seed;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant has been filled with what the emulator starts with, before anybody can see it.
 *
 * @param at what the document's relative times are relative to
 */
public record StartSeeded(UUID tenantId, Instant at) {}
