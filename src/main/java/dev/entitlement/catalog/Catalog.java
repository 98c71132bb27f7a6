package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A catalog: the container of access packages.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagecatalog">accessPackageCatalog</a>
 */
@Entity
class Catalog {

    @EmbeddedId
    private TenantKey key;

    private String displayName;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected Catalog() {}

    Catalog(TenantKey key, String displayName) {
        this.key = key;
        this.displayName = displayName;
    }

    TenantKey key() {
        return key;
    }

    String displayName() {
        return displayName;
    }
}
