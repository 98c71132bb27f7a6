package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody can have on a resource: a group's member, a site's visitor.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerole">accessPackageResourceRole</a>
 */
@Entity
final class AccessPackageResourceRole {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private UUID resourceId;
    private String originId;
    private String originSystem;
    private String displayName;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AccessPackageResourceRole() {}

    AccessPackageResourceRole(TenantKey key, AccessPackageResource of, String originId, String displayName) {
        this.key = key;
        this.catalogId = of.catalogId();
        this.resourceId = of.id();
        this.originId = originId;
        this.originSystem = of.origin().system();
        this.displayName = displayName;
    }

    void rename(String displayName) {
        this.displayName = displayName;
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

    String displayName() {
        return displayName;
    }
}
