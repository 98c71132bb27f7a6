package dev.entitlement.seed;

import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.TenantName;
import dev.entitlement.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document's {@code tenant}.
 *
 * @param id the tenant's id, {@code tid} of its tokens; follows from the domain when left out
 * @param displayName the organization's name; its domain when left out
 * @param domain a verified domain name of the tenant
 */
record TenantEntry(
        @Nullable UUID id,
        @Nullable String displayName,
        @Nullable String domain) {

    TenantEntry {
        if (id == null && domain == null) {
            throw new IllegalArgumentException("a tenant has an id or a domain");
        }
        if (id != null && !TenantName.isId(id.toString())) {
            throw new IllegalArgumentException("no tenant can have the id " + id);
        }
        if (domain != null && !isDomain(domain)) {
            throw new IllegalArgumentException("'" + domain + "' is no domain name that a tenant can have");
        }
        if (displayName != null && (displayName.isBlank() || displayName.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("a displayName is not blank, and has no control characters");
        }
    }

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");

    /** Not what stands for several tenants in Entra's paths, or what these begin with otherwise. */
    private static boolean isDomain(String name) {
        return DOMAIN.matcher(name).matches() && (name.length() > TenantName.LONGEST || TenantName.isAlias(name));
    }

    /**
     * This tenant as one that is made while the emulator runs; a reset empties it.
     *
     * @throws IllegalArgumentException when it has no domain
     */
    NewTenant toMake() {
        NewTenant wanted = ofStart();
        return new NewTenant(wanted.id(), null, wanted.displayName(), wanted.domain(), Seeds.EMPTY, false);
    }

    /**
     * Makes this tenant, with nobody in it.
     *
     * @return its id
     * @throws IllegalArgumentException when it has no domain
     */
    UUID create(Tenants tenants) {
        NewTenant wanted = ofStart();
        tenants.create(wanted.id(), wanted.displayName(), wanted.domain());
        return wanted.id();
    }

    /**
     * This tenant as one that the emulator starts with.
     *
     * @throws IllegalArgumentException when it has no domain
     */
    NewTenant ofStart() {
        if (domain == null) {
            throw new IllegalArgumentException("there is no tenant " + id + "; a new one has a domain");
        }
        UUID made = id == null ? UUID.nameUUIDFromBytes(("tenant/" + domain).getBytes(StandardCharsets.UTF_8)) : id;
        return NewTenant.ofStart(made, displayName == null ? domain : displayName, domain);
    }
}
