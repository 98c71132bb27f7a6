package dev.entitlement.assignment;

import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.clock.Appointment;
import dev.entitlement.tenant.TenantKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts assignments where a seed or a test wants them, whatever way would have led there. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AssignmentPlacement {

    private final AssignmentRepository assignments;
    private final AssignmentResourceRoleRepository resourceRoles;
    private final ApplicationEventPublisher events;

    AssignmentPlacement(
            AssignmentRepository assignments,
            AssignmentResourceRoleRepository resourceRoles,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.resourceRoles = resourceRoles;
        this.events = events;
    }

    /**
     * Makes an assignment as its delivery would have left it, and the appointment at which it ends.
     *
     * @param id nobody else's in the tenant
     * @param catalogId the catalog of the access package
     * @param handedOut what the access package hands out
     * @param delivered the resource roles that the person has; in state {@code DELIVERED} all of them, whatever is named
     */
    public void make(
            TenantKey id,
            UUID catalogId,
            Grant grant,
            List<HandedOutRole> handedOut,
            Set<UUID> delivered,
            AssignmentState state) {
        Assignment assignment = assignments.save(new Assignment(id, catalogId, grant, state));
        for (HandedOutRole role : handedOut) {
            boolean has = state == AssignmentState.DELIVERED || delivered.contains(role.roleId());
            String name = id.tenantId() + "/" + id.id() + "/" + role.roleId() + "/" + role.scopeId();
            resourceRoles.save(new AssignmentResourceRole(
                    new TenantKey(id.tenantId(), UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                    assignment,
                    role,
                    has ? ResourceRoleStatus.FULFILLED : ResourceRoleStatus.PENDING_FULFILLMENT));
        }
        appointEnd(assignment);
    }

    /** Makes the appointment at which an assignment ends, if it does. */
    void appointEnd(Assignment assignment) {
        Instant end = assignment.expiresAt();
        if (end != null && assignment.state() != AssignmentState.EXPIRED) {
            events.publishEvent(new Appointment(assignment.key().tenantId(), Assignments.EXPIRY, assignment.id(), end));
        }
    }

    /**
     * Puts an assignment that is in force, or failed to be, into another such state. Does nothing to one that is in it
     * already: what was delivered of it stays as it is.
     *
     * @param state in {@code DELIVERED} the person has every resource role, in {@code PARTIALLY_DELIVERED} all but the
     *     last, in the others what they had stays
     */
    public void force(UUID tenantId, UUID id, AssignmentState state) {
        Assignment assignment =
                assignments.findForUpdate(new TenantKey(tenantId, id)).orElseThrow();
        if (assignment.state() == state) {
            return;
        }
        List<AssignmentResourceRole> roles =
                resourceRoles.findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(tenantId, id);
        for (int place = 0; place < roles.size(); place++) {
            AssignmentResourceRole role = roles.get(place);
            switch (state) {
                case DELIVERED -> role.fulfil();
                case PARTIALLY_DELIVERED -> role.fulfilOnlyIf(place < roles.size() - 1);
                case DELIVERY_FAILED -> role.fulfilOnlyIf(false);
                case DELIVERING, EXPIRED -> {}
            }
        }
        assignment.placeIn(state);
    }

    /** The resource roles of an assignment, those that are outstanding among them. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public List<RoleStatus> rolesOf(UUID tenantId, UUID id) {
        return resourceRoles.findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(tenantId, id).stream()
                .map(role -> new RoleStatus(role.resourceRoleId(), role.status()))
                .toList();
    }

    /**
     * How far a resource role of an assignment is delivered.
     *
     * @param resourceRole id of the resource role
     */
    public record RoleStatus(UUID resourceRole, ResourceRoleStatus status) {}
}
