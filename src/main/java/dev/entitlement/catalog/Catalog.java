package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A catalog: the container of access packages and of the resources that they can hand out.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagecatalog">accessPackageCatalog</a>
 */
@Entity
class Catalog {

    @EmbeddedId
    private TenantKey key;

    private String displayName;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private CatalogState state;

    @Enumerated(EnumType.STRING)
    private CatalogType type;

    private boolean externallyVisible;
    private @Nullable String uniqueName;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected Catalog() {}

    Catalog(TenantKey key, String displayName, @Nullable String description, Audit audit) {
        this.key = key;
        this.displayName = displayName;
        this.description = description;
        this.state = CatalogState.PUBLISHED;
        this.type = CatalogType.USER_MANAGED;
        this.audit = audit;
    }

    UUID id() {
        return key.id();
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String description() {
        return description;
    }

    CatalogState state() {
        return state;
    }

    CatalogType type() {
        return type;
    }

    boolean externallyVisible() {
        return externallyVisible;
    }

    @Nullable
    String uniqueName() {
        return uniqueName;
    }

    Audit audit() {
        return audit;
    }
}
