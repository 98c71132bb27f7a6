package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked for a resource to come into a catalog or to go.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerequest">accessPackageResourceRequest</a>
 */
@Entity
@Table(name = "access_package_resource_request")
final class ResourceRequest {

    @EmbeddedId
    private TenantKey key;

    private UUID catalogId;
    private @Nullable UUID resourceId;
    private @Nullable UUID requestorId;

    @Enumerated(EnumType.STRING)
    private ResourceRequestType requestType;

    @Enumerated(EnumType.STRING)
    private ResourceRequestState state;

    private boolean validationOnly;
    private @Nullable String justification;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    ResourceRequest() {}

    /**
     * A request that has been carried out.
     *
     * @param resourceId null for one that was only to be checked
     * @param requestorId id of the subject; null for an app
     */
    ResourceRequest(
            TenantKey key,
            UUID catalogId,
            ResourceRequestType requestType,
            @Nullable UUID resourceId,
            @Nullable UUID requestorId,
            boolean validationOnly,
            @Nullable String justification,
            Instant createdAt) {
        this.key = key;
        this.catalogId = catalogId;
        this.requestType = requestType;
        this.resourceId = resourceId;
        this.requestorId = requestorId;
        this.state = ResourceRequestState.DELIVERED;
        this.validationOnly = validationOnly;
        this.justification = justification;
        this.createdAt = createdAt;
    }

    UUID id() {
        return key.id();
    }

    UUID catalogId() {
        return catalogId;
    }

    @Nullable
    UUID resourceId() {
        return resourceId;
    }

    @Nullable
    UUID requestorId() {
        return requestorId;
    }

    ResourceRequestType requestType() {
        return requestType;
    }

    ResourceRequestState state() {
        return state;
    }

    boolean validationOnly() {
        return validationOnly;
    }

    @Nullable
    String justification() {
        return justification;
    }

    Instant createdAt() {
        return createdAt;
    }
}
