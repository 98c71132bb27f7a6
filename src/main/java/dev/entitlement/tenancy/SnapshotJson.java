package dev.entitlement.tenancy;

import java.time.Instant;
import java.util.UUID;

/**
 * A snapshot, without what it holds.
 *
 * @param createdAt outside the emulated world
 * @param rows how many rows it holds
 * @param bytes how much it takes, compressed
 */
record SnapshotJson(String name, UUID tenant, Instant createdAt, int rows, int bytes) {}
