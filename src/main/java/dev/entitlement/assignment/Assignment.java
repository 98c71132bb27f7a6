package dev.entitlement.assignment;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An access package held by somebody, or on its way to them. */
@Entity
class Assignment {

    @EmbeddedId
    private TenantKey key;

    private UUID accessPackageId;
    private UUID targetId;

    @Enumerated(EnumType.STRING)
    private AssignmentState state;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    protected Assignment() {}

    Assignment(TenantKey key, UUID accessPackageId, UUID targetId, AssignmentState state) {
        this.key = key;
        this.accessPackageId = accessPackageId;
        this.targetId = targetId;
        this.state = state;
    }

    TenantKey key() {
        return key;
    }

    UUID accessPackageId() {
        return accessPackageId;
    }

    UUID targetId() {
        return targetId;
    }

    AssignmentState state() {
        return state;
    }

    /**
     * Delivers what is outstanding; resource roles that the person has already are not touched.
     *
     * @param roles all resource roles of this assignment
     * @param reach given the outstanding ones, those of them that the delivery reaches
     * @param outcome what the assignment is in afterwards
     */
    void deliver(List<AssignmentResourceRole> roles, Function<List<UUID>, Set<UUID>> reach, AssignmentState outcome) {
        List<AssignmentResourceRole> outstanding =
                roles.stream().filter(role -> !role.isFulfilled()).toList();
        Set<UUID> reached = reach.apply(
                outstanding.stream().map(AssignmentResourceRole::resourceRoleId).toList());
        outstanding.stream()
                .filter(role -> reached.contains(role.resourceRoleId()))
                .forEach(AssignmentResourceRole::fulfil);
        state = outcome;
    }
}
