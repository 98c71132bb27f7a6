package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role on one group, application or site that an access package hands out.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerole">accessPackageResourceRole</a>
 */
@Entity
public class ResourceRole {

    @EmbeddedId
    private TenantKey key;

    private UUID accessPackageId;
    private String displayName;
    private String originSystem;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected ResourceRole() {}

    ResourceRole(TenantKey key, UUID accessPackageId, String displayName, String originSystem) {
        this.key = key;
        this.accessPackageId = accessPackageId;
        this.displayName = displayName;
        this.originSystem = originSystem;
    }

    /** Unique within the tenant. */
    public UUID id() {
        return key.id();
    }

    /** The access package that hands it out. */
    public UUID accessPackageId() {
        return accessPackageId;
    }

    /** The name of the role and what it is on, for people. */
    public String displayName() {
        return displayName;
    }

    /** {@code AadGroup}, {@code AadApplication} or {@code SharePointOnline}. */
    public String originSystem() {
        return originSystem;
    }
}
