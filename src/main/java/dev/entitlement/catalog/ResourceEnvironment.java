package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A region of a SharePoint that spans several. Only a seed makes one here.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourceenvironment">accessPackageResourceEnvironment</a>
 */
@Entity
@Table(name = "access_package_resource_environment")
final class ResourceEnvironment {

    @EmbeddedId
    private TenantKey key;

    private String displayName;
    private String originId;
    private String originSystem;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ResourceEnvironment() {}

    ResourceEnvironment(TenantKey key, ResourceEnvironmentSeed.Entry entry) {
        this.key = key;
        this.displayName = entry.displayName();
        this.originId = entry.originId();
        this.originSystem = OriginSystem.SHAREPOINT_ONLINE.text();
        change(entry);
    }

    /** Changes what the entry names. */
    final void change(ResourceEnvironmentSeed.Entry entry) {
        displayName = entry.displayName();
        originId = entry.originId();
        originSystem = entry.originSystem() == null ? originSystem : entry.originSystem();
    }

    /** All of it, as a seed writes it. */
    ResourceEnvironmentSeed.Entry toEntry() {
        return new ResourceEnvironmentSeed.Entry(key.id(), displayName, originId, originSystem);
    }

    UUID id() {
        return key.id();
    }

    String displayName() {
        return displayName;
    }

    Origin origin() {
        return new Origin(originId, originSystem);
    }
}
