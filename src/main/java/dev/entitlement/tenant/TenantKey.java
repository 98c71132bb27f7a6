package dev.entitlement.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The primary key of everything a tenant owns. The tenant comes first, so an id of another tenant is simply not found.
 *
 * @param tenantId the tenant, {@code tid} of its tokens
 * @param id unique within the tenant
 */
@Embeddable
public record TenantKey(
        @Column(name = "tenant_id", nullable = false) UUID tenantId,
        @Column(nullable = false) UUID id) {

    /** The keys of several of a tenant's. */
    public static Set<TenantKey> of(UUID tenantId, Collection<UUID> ids) {
        return ids.stream().map(id -> new TenantKey(tenantId, id)).collect(Collectors.toSet());
    }
}
