package dev.entitlement.tenancy;

/** @param name 1 to 64 letters, digits, {@code -}, {@code _} and {@code .}; not that of a seed */
record SnapshotBody(String name) {}
