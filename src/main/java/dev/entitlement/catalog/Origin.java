package dev.entitlement.catalog;

/**
 * Where a resource, role or scope comes from.
 *
 * @param id in that system
 * @param system {@code AadGroup}, {@code AadApplication}, {@code SharePointOnline}
 */
record Origin(String id, String system) {}
