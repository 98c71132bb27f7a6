package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One resource role of an assignment, and whether the person has it yet. */
@Entity
class AssignmentResourceRole {

    @EmbeddedId
    private TenantKey key;

    private UUID assignmentId;
    private UUID resourceRoleId;

    @Enumerated(EnumType.STRING)
    private ResourceRoleStatus status;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected AssignmentResourceRole() {}

    AssignmentResourceRole(TenantKey key, UUID assignmentId, UUID resourceRoleId, ResourceRoleStatus status) {
        this.key = key;
        this.assignmentId = assignmentId;
        this.resourceRoleId = resourceRoleId;
        this.status = status;
    }

    TenantKey key() {
        return key;
    }

    UUID assignmentId() {
        return assignmentId;
    }

    UUID resourceRoleId() {
        return resourceRoleId;
    }

    boolean isFulfilled() {
        return status == ResourceRoleStatus.FULFILLED;
    }

    void fulfil() {
        status = ResourceRoleStatus.FULFILLED;
    }
}
