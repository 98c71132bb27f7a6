package dev.entitlement.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Microsoft Entra tenant: the boundary that nothing crosses. */
@Entity
public final class Tenant {

    @Id
    private UUID id;

    private String displayName;
    private String domain;
    private @Nullable String alias;
    private boolean ofStart;
    private String seed;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    Tenant() {}

    Tenant(NewTenant wanted, Instant createdAt) {
        this.id = wanted.id();
        this.displayName = wanted.displayName();
        this.domain = TenantName.folded(wanted.domain());
        this.alias = wanted.alias() == null ? null : TenantName.folded(wanted.alias());
        this.ofStart = wanted.ofStart();
        this.seed = wanted.seed();
        this.createdAt = createdAt;
    }

    /** Renames it; null keeps what it has. */
    void describe(@Nullable String displayName, @Nullable String domain) {
        this.displayName = displayName == null ? this.displayName : displayName;
        this.domain = domain == null ? this.domain : TenantName.folded(domain);
    }

    /** The tenant's GUID, {@code tid} of its tokens. */
    public UUID id() {
        return id;
    }

    /** The organization's name, for people. */
    public String displayName() {
        return displayName;
    }

    /** The verified domain name by which token endpoints may name the tenant too, in lower case. */
    public String domain() {
        return domain;
    }

    /** Another name that the tenant goes by, in lower case; null for none. */
    public @Nullable String alias() {
        return alias;
    }

    /** Whether the emulator was started with it, rather than somebody having made it since. */
    public boolean isOfStart() {
        return ofStart;
    }

    /** The name of the seed that it was filled with. */
    public String seed() {
        return seed;
    }

    /** When it was made, outside the emulated world. */
    public Instant createdAt() {
        return createdAt;
    }
}
