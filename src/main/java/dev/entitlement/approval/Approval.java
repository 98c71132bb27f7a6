package dev.entitlement.approval;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The approval of a request, whose id it has.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approval">approval</a>
 */
@Entity
final class Approval {

    @EmbeddedId
    private TenantKey key;

    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    Approval() {}

    Approval(TenantKey key, Instant createdAt) {
        this.key = key;
        this.createdAt = createdAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID id() {
        return key.id();
    }
}
