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
 * That an access package hands out a role on a scope.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageresourcerolescope">accessPackageResourceRoleScope</a>
 */
@Entity
final class AccessPackageResourceRoleScope {

    @EmbeddedId
    private TenantKey key;

    private UUID accessPackageId;
    private UUID roleId;
    private UUID scopeId;

    @Embedded
    private Audit audit;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AccessPackageResourceRoleScope() {}

    AccessPackageResourceRoleScope(TenantKey key, UUID accessPackageId, UUID roleId, UUID scopeId, Audit audit) {
        this.key = key;
        this.accessPackageId = accessPackageId;
        this.roleId = roleId;
        this.scopeId = scopeId;
        this.audit = audit;
    }

    UUID id() {
        return key.id();
    }

    UUID accessPackageId() {
        return accessPackageId;
    }

    UUID roleId() {
        return roleId;
    }

    UUID scopeId() {
        return scopeId;
    }

    Audit audit() {
        return audit;
    }
}
