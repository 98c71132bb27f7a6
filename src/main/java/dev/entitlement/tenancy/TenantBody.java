package dev.entitlement.tenancy;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tenant that a test wants.
 *
 * @param alias another name for it; none when left out
 * @param id its GUID; one that follows from the alias, or any, when left out
 * @param displayName the organization's name; the alias when left out
 * @param domain its verified domain; made of the alias or the id when left out
 * @param seed {@code default}, {@code demo}, {@code empty}, or a seed document; {@code default} when left out
 */
record TenantBody(
        @Nullable String alias,
        @Nullable String id,
        @Nullable String displayName,
        @Nullable String domain,
        @Nullable JsonNode seed) {

    static final TenantBody ANY = new TenantBody(null, null, null, null, null);
}
