package dev.entitlement.assignment;

import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The assignments of a tenant. Whoever changes one holds the lock on the request that caused it. */
@Service
@Transactional
public class Assignments {

    private final AssignmentRepository assignments;
    private final AssignmentResourceRoleRepository resourceRoles;
    private final AccessPackages accessPackages;

    Assignments(
            AssignmentRepository assignments,
            AssignmentResourceRoleRepository resourceRoles,
            AccessPackages accessPackages) {
        this.assignments = assignments;
        this.resourceRoles = resourceRoles;
        this.accessPackages = accessPackages;
    }

    /**
     * Makes the assignment of an access package to somebody.
     *
     * @param delivered the resource roles that the person has already, ids of the package's resource roles; in state
     *     {@code DELIVERED} the person has all of them, whatever is named here
     * @param state what the assignment is in
     * @return the new assignment's id
     * @throws IllegalArgumentException when the package does not hand out one of {@code delivered}
     */
    public UUID create(UUID tenantId, UUID accessPackageId, UUID targetId, Set<UUID> delivered, AssignmentState state) {
        List<UUID> handedOut = accessPackages.resourceRoles(tenantId, accessPackageId).stream()
                .map(HandedOutRole::roleId)
                .toList();
        if (!handedOut.containsAll(delivered)) {
            throw new IllegalArgumentException("access package " + accessPackageId + " hands out " + handedOut
                    + ", but delivered are " + delivered);
        }
        UUID id = UUID.randomUUID();
        assignments.save(new Assignment(new TenantKey(tenantId, id), accessPackageId, targetId, state));
        handedOut.forEach(role -> resourceRoles.save(new AssignmentResourceRole(
                new TenantKey(tenantId, UUID.randomUUID()),
                id,
                role,
                state == AssignmentState.DELIVERED || delivered.contains(role)
                        ? ResourceRoleStatus.FULFILLED
                        : ResourceRoleStatus.PENDING_FULFILLMENT)));
        return id;
    }

    /**
     * Delivers what the person does not have yet, as part of the delivery's transaction.
     *
     * @param reach given the outstanding resource roles in a steady order, those of them that the delivery reaches
     * @param outcome what the assignment is in afterwards
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deliver(
            UUID tenantId, UUID assignmentId, Function<List<UUID>, Set<UUID>> reach, AssignmentState outcome) {
        Assignment assignment =
                assignments.findById(new TenantKey(tenantId, assignmentId)).orElseThrow();
        assignment.deliver(
                resourceRoles.findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(tenantId, assignmentId),
                reach,
                outcome);
    }
}
