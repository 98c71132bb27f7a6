package dev.entitlement.catalog;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That who holds one access package cannot ask for another. */
@Entity
final class IncompatibleAccessPackage {

    @EmbeddedId
    private TenantKey key;

    private UUID accessPackageId;

    private UUID incompatibleId;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    IncompatibleAccessPackage() {}

    /**
     * @param accessPackageId the package that cannot be asked for
     * @param incompatibleId by those who hold this one
     */
    IncompatibleAccessPackage(TenantKey key, UUID accessPackageId, UUID incompatibleId) {
        this.key = key;
        this.accessPackageId = accessPackageId;
        this.incompatibleId = incompatibleId;
    }

    UUID accessPackageId() {
        return accessPackageId;
    }

    UUID incompatibleId() {
        return incompatibleId;
    }

    TenantKey key() {
        return key;
    }
}
