package dev.entitlement.catalog;

import dev.entitlement.subject.Audit;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group, application or site in a catalog.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageresource">accessPackageResource</a>
 */
@Entity
final class AccessPackageResource {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private String originId;
    private String originSystem;
    private String displayName;
    private @Nullable String description;
    private @Nullable String resourceType;
    private @Nullable String url;

    private @Nullable UUID environmentId;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AccessPackageResource() {}

    AccessPackageResource(TenantKey key, UUID catalogId, Origin origin, ResourceDescription described, Audit audit) {
        this.key = key;
        this.catalogId = catalogId;
        this.originId = origin.id();
        this.originSystem = origin.system();
        this.displayName = described.displayName();
        this.description = described.description();
        this.resourceType = described.type();
        this.url = described.url();
        this.audit = audit;
    }

    /** @param environmentId the region of a SharePoint; null for what is in none */
    void placeIn(@Nullable UUID environmentId) {
        this.environmentId = environmentId;
    }

    /** Changes what the entry names. */
    void change(ResourceSeed.Entry entry, @Nullable UUID environmentId, Audit audit) {
        displayName = entry.displayName() == null ? displayName : entry.displayName();
        description = entry.description() == null ? description : entry.description();
        resourceType = entry.resourceType() == null ? resourceType : entry.resourceType();
        url = entry.url() == null ? url : entry.url();
        this.environmentId = environmentId == null ? this.environmentId : environmentId;
        this.audit = audit;
    }

    /** Whether there is nothing to it but this origin and a name. */
    boolean isNothingButNamed(String originId) {
        return this.originId.equals(originId)
                && description == null
                && resourceType == null
                && url == null
                && environmentId == null;
    }

    @Nullable
    UUID environmentId() {
        return environmentId;
    }

    UUID id() {
        return key.id();
    }

    UUID catalogId() {
        return catalogId;
    }

    Origin origin() {
        return new Origin(originId, originSystem);
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String description() {
        return description;
    }

    @Nullable
    String resourceType() {
        return resourceType;
    }

    @Nullable
    String url() {
        return url;
    }

    Audit audit() {
        return audit;
    }
}
