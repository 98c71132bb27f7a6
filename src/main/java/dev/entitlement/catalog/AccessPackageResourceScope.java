package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of a resource that a role is about. Here that is always all of it.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcescope">accessPackageResourceScope</a>
 */
@Entity
final class AccessPackageResourceScope {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private UUID resourceId;
    private String originId;
    private String originSystem;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AccessPackageResourceScope() {}

    AccessPackageResourceScope(TenantKey key, AccessPackageResource of) {
        this.key = key;
        this.catalogId = of.catalogId();
        this.resourceId = of.id();
        this.originId = of.origin().id();
        this.originSystem = of.origin().system();
    }

    UUID id() {
        return key.id();
    }

    UUID catalogId() {
        return catalogId;
    }

    UUID resourceId() {
        return resourceId;
    }

    Origin origin() {
        return new Origin(originId, originSystem);
    }
}
