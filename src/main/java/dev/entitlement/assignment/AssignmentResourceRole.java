package dev.entitlement.assignment;

import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.control.SeedReference;
import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One resource role of an assignment, and whether the person has it yet.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentresourcerole">accessPackageAssignmentResourceRole</a>
 */
@Entity
final class AssignmentResourceRole {

    @EmbeddedId
    private TenantKey key;

    private UUID assignmentId;

    private UUID subjectId;
    private UUID resourceRoleId;
    private @Nullable UUID resourceScopeId;
    private @Nullable String originId;
    private String originSystem;

    @Enumerated(EnumType.STRING)
    private ResourceRoleStatus status;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    AssignmentResourceRole() {}

    AssignmentResourceRole(TenantKey key, Assignment assignment, HandedOutRole handedOut, ResourceRoleStatus status) {
        this.key = key;
        this.assignmentId = assignment.id();
        this.subjectId = assignment.targetId();
        this.resourceRoleId = handedOut.roleId();
        this.resourceScopeId = handedOut.scopeId();
        this.originId = handedOut.originId();
        this.originSystem = handedOut.originSystem();
        this.status = status;
    }

    UUID id() {
        return key.id();
    }

    UUID subjectId() {
        return subjectId;
    }

    UUID resourceRoleId() {
        return resourceRoleId;
    }

    @Nullable
    UUID resourceScopeId() {
        return resourceScopeId;
    }

    @Nullable
    String originId() {
        return originId;
    }

    String originSystem() {
        return originSystem;
    }

    ResourceRoleStatus status() {
        return status;
    }

    boolean isFulfilled() {
        return status == ResourceRoleStatus.FULFILLED;
    }

    void fulfilOnlyIf(boolean fulfilled) {
        status = fulfilled ? ResourceRoleStatus.FULFILLED : ResourceRoleStatus.PENDING_FULFILLMENT;
    }

    UUID assignmentId() {
        return assignmentId;
    }

    /** All of it, as a seed writes it. */
    AssignmentSeed.Role toEntry() {
        return new AssignmentSeed.Role(
                key.id(), SeedReference.to(resourceRoleId), resourceScopeId, status, originId, originSystem);
    }

    void fulfil() {
        status = ResourceRoleStatus.FULFILLED;
    }
}
