package dev.entitlement.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Microsoft Entra tenant: the boundary that nothing crosses. */
@Entity
public class Tenant {

    @Id
    private UUID id;

    private String displayName;
    private String domain;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected Tenant() {}

    Tenant(UUID id, String displayName, String domain) {
        this.id = id;
        this.displayName = displayName;
        this.domain = domain.toLowerCase(Locale.ROOT);
    }

    /** Renames it; null keeps what it has. */
    void describe(@Nullable String displayName, @Nullable String domain) {
        this.displayName = displayName == null ? this.displayName : displayName;
        this.domain = domain == null ? this.domain : domain.toLowerCase(Locale.ROOT);
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
}
