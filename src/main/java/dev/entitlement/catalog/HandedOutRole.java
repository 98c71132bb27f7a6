package dev.entitlement.catalog;

import java.util.UUID;

/**
 * A role on a resource that an access package hands out.
 *
 * @param roleId id of the resource role
 * @param scopeId id of the resource scope
 * @param originId of the role in the system that it comes from
 * @param originSystem {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline}
 * @param displayName the role's name, for people
 */
public record HandedOutRole(UUID roleId, UUID scopeId, String originId, String originSystem, String displayName) {}
