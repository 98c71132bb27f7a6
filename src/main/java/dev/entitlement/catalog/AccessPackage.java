package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An access package: the resource roles that are requested and handed out together.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackage">accessPackage</a>
 */
@Entity
class AccessPackage {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private String displayName;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected AccessPackage() {}

    AccessPackage(TenantKey key, UUID catalogId, String displayName) {
        this.key = key;
        this.catalogId = catalogId;
        this.displayName = displayName;
    }

    TenantKey key() {
        return key;
    }

    UUID catalogId() {
        return catalogId;
    }

    String displayName() {
        return displayName;
    }
}
