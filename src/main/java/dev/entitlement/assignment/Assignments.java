package dev.entitlement.assignment;

import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.InvalidStateException;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The assignments of a tenant. Two who change one at once do not overwrite each other: the later finds its version gone. */
@Service
@Transactional
public class Assignments {

    /** The kind of {@link Appointment} by which an assignment ends; its id is the assignment's. */
    public static final String EXPIRY = "assignmentExpiry";

    /** Part of every retry, so neither a row is read for it nor a query worked out. */
    private static final String DELIVER_AGAIN = "update assignment set state = ?, status = ?, version = version + 1"
            + " where tenant_id = ? and id = ? and state <> ?";

    private final AssignmentRepository assignments;
    private final AssignmentResourceRoleRepository resourceRoles;
    private final AccessPackages accessPackages;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;
    private final JdbcOperations database;

    Assignments(
            AssignmentRepository assignments,
            AssignmentResourceRoleRepository resourceRoles,
            AccessPackages accessPackages,
            ApplicationEventPublisher events,
            VirtualClock clock,
            JdbcOperations database) {
        this.assignments = assignments;
        this.resourceRoles = resourceRoles;
        this.accessPackages = accessPackages;
        this.events = events;
        this.clock = clock;
        this.database = database;
    }

    /**
     * Makes the assignment of an access package to somebody, whose delivery begins, and the appointment at which it ends.
     *
     * @param id nobody else's in the tenant
     */
    public void create(UUID tenantId, UUID id, Grant grant) {
        UUID catalogId =
                accessPackages.catalogOf(tenantId, grant.accessPackageId()).orElseThrow();
        Assignment assignment = assignments.save(
                new Assignment(new TenantKey(tenantId, id), catalogId, grant, AssignmentState.DELIVERING));
        accessPackages
                .resourceRoles(tenantId, grant.accessPackageId())
                .forEach(role -> addRole(assignment, role, ResourceRoleStatus.PENDING_FULFILLMENT));
        appointEnd(assignment);
    }

    /** The assignment with this id. */
    @Transactional(readOnly = true)
    public Optional<Assignment> find(UUID tenantId, UUID id) {
        return assignments.findById(new TenantKey(tenantId, id));
    }

    /** The state of an assignment by now, whatever the caller's transaction has read before. */
    @Transactional(readOnly = true)
    public Optional<AssignmentState> stateOf(UUID tenantId, UUID id) {
        return assignments.findState(new TenantKey(tenantId, id));
    }

    /** What a subject holds of an access package, or is about to. */
    @Transactional(readOnly = true)
    public Optional<Assignment> inForce(UUID tenantId, UUID targetId, UUID accessPackageId) {
        return assignments.findFirstByKeyTenantIdAndTargetIdAndAccessPackageIdAndStateInOrderByKeyId(
                tenantId, targetId, accessPackageId, AssignmentState.IN_FORCE);
    }

    /** Whether anybody holds an access package. */
    @Transactional(readOnly = true)
    public boolean anyInForce(UUID tenantId, UUID accessPackageId) {
        return assignments.existsByKeyTenantIdAndAccessPackageIdAndStateIn(
                tenantId, accessPackageId, AssignmentState.IN_FORCE);
    }

    /** Whether anybody holds something by a policy. */
    @Transactional(readOnly = true)
    public boolean anyByPolicy(UUID tenantId, UUID policyId) {
        return assignments.existsByKeyTenantIdAndPolicyIdAndStateIn(tenantId, policyId, AssignmentState.IN_FORCE);
    }

    /** Removes what is left of an access package that nobody holds any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID tenantId, UUID accessPackageId) {
        List<UUID> ids = assignments.findIdsOfPackage(tenantId, accessPackageId);
        resourceRoles.deleteOfPackage(tenantId, accessPackageId);
        assignments.deleteOfPackage(tenantId, accessPackageId);
        for (int from = 0; from < ids.size(); from += AssignmentsDeleted.MOST) {
            List<UUID> part = ids.subList(from, Math.min(from + AssignmentsDeleted.MOST, ids.size()));
            events.publishEvent(new AssignmentsDeleted(tenantId, part));
        }
    }

    /**
     * Notes that the delivery of an assignment has begun once more.
     *
     * @throws GraphException 400 for one that has ended, of which nothing can be delivered any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deliverAgain(UUID tenantId, UUID id) {
        AssignmentState begun = AssignmentState.DELIVERING;
        if (database.update(DELIVER_AGAIN, begun.name(), begun.status(), tenantId, id, AssignmentState.EXPIRED.name())
                == 0) {
            throw new InvalidStateException(
                    "InvalidAssignmentState", "The assignment " + id + " has ended and cannot be delivered again.");
        }
    }

    /** Assignments that something is to be delivered to in the caller's transaction, by their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, DeliverableAssignment> deliverable(UUID tenantId, Collection<UUID> ids) {
        Set<TenantKey> keys = TenantKey.of(tenantId, ids);
        if (keys.isEmpty()) {
            return Map.of();
        }
        if (keys.size() == 1) {
            Assignment assignment = assignments.findById(keys.iterator().next()).orElseThrow();
            return Map.of(assignment.id(), new DeliverableAssignment(assignment, rolesOf(assignment)));
        }
        Map<Assignment, List<AssignmentResourceRole>> found = new LinkedHashMap<>();
        for (AssignmentRepository.WithRole row : assignments.findWithRoles(keys)) {
            List<AssignmentResourceRole> roles = found.computeIfAbsent(row.assignment(), first -> new ArrayList<>());
            if (row.role() != null) {
                roles.add(row.role());
            }
        }
        return found.entrySet().stream()
                .map(entry -> new DeliverableAssignment(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(DeliverableAssignment::id, Function.identity()));
    }

    /** Changes policy and schedule, as part of the delivery's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(UUID tenantId, UUID id, @Nullable UUID policyId, Schedule schedule) {
        Assignment assignment = hold(tenantId, id).orElseThrow();
        assignment.update(policyId, schedule, clock.now(tenantId));
        appointEnd(assignment);
    }

    /**
     * Takes away what the person has, as part of the delivery's transaction. When all of it is gone the assignment has
     * ended.
     *
     * @param reach given the resource roles in a steady order, those of them that are taken away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveredRoles remove(UUID tenantId, UUID id, Function<List<UUID>, Set<UUID>> reach) {
        Assignment assignment = hold(tenantId, id).orElseThrow();
        List<AssignmentResourceRole> held = rolesOf(assignment);
        List<UUID> tried =
                held.stream().map(AssignmentResourceRole::resourceRoleId).toList();
        Set<UUID> taken = reach.apply(tried);
        List<AssignmentResourceRole> gone = held.stream()
                .filter(role -> taken.contains(role.resourceRoleId()))
                .toList();
        resourceRoles.deleteAll(gone);
        if (gone.size() == held.size()) {
            assignment.expire(clock.now(tenantId));
        } else if (!gone.isEmpty()) {
            assignment.takenInPart();
        }
        List<UUID> delivered =
                gone.stream().map(AssignmentResourceRole::resourceRoleId).toList();
        return new DeliveredRoles(tried, delivered, held.size() - gone.size(), held.size());
    }

    /**
     * Begins the delivery of what is granted: by a new assignment, or by the one that the subject has come to hold since it
     * was asked for, so that it is held once. What could not be delivered to the subject earlier ends.
     *
     * @return the assignment that the delivery works on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(UUID tenantId, Grant grant) {
        Optional<Assignment> held = inForce(tenantId, grant.targetId(), grant.accessPackageId())
                .flatMap(found -> hold(tenantId, found.id()));
        if (held.isPresent()) {
            held.get().deliverAnew(grant, clock.now(tenantId));
            appointEnd(held.get());
            return held.get().id();
        }
        assignments
                .findByKeyTenantIdAndTargetIdAndAccessPackageIdAndState(
                        tenantId, grant.targetId(), grant.accessPackageId(), AssignmentState.DELIVERY_FAILED)
                .forEach(failed -> abandon(tenantId, failed.id()));
        UUID made = UUID.randomUUID();
        create(tenantId, made, grant);
        return made;
    }

    /** Ends an assignment of which nothing will be delivered any more. Does nothing for one that has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void abandon(UUID tenantId, UUID id) {
        hold(tenantId, id).ifPresent(assignment -> {
            resourceRoles.deleteOf(tenantId, id);
            assignment.expire(clock.now(tenantId));
        });
    }

    /**
     * Begins to compare what the package hands out with what the person has, and queues that, both or neither.
     *
     * @throws GraphException 404 when the tenant has no such assignment; 400 when its state forbids it
     */
    public void reprocess(UUID tenantId, UUID id) {
        Assignment assignment = hold(tenantId, id).orElseThrow(Assignments::notFound);
        events.publishEvent(new ReevaluationRequested(tenantId, id, assignment.reprocess(), null));
    }

    /**
     * Compares what the package hands out with what the person has: what is missing is delivered, what is handed out no
     * longer is taken away. Does nothing for a comparison that has been carried out already.
     *
     * @param number of the comparison, as {@link ReevaluationRequested} names it
     * @param reach given the missing resource roles in a steady order, those of them that are delivered
     * @param outcome given what the comparison did, what the assignment is in afterwards
     * @return what it did; empty for one that has been carried out already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DeliveredRoles> reevaluate(
            UUID tenantId,
            UUID id,
            int number,
            Function<List<UUID>, Set<UUID>> reach,
            Function<DeliveredRoles, AssignmentState> outcome) {
        return hold(tenantId, id)
                .filter(assignment -> assignment.isReevaluating(number))
                .map(assignment -> {
                    align(assignment);
                    return assignment.deliver(rolesOf(assignment), reach, outcome);
                });
    }

    /** Adds as pending what the package hands out by now, and takes away what it does not. */
    private void align(Assignment assignment) {
        List<HandedOutRole> handedOut =
                accessPackages.resourceRoles(assignment.key().tenantId(), assignment.accessPackageId());
        Set<UUID> wanted = handedOut.stream().map(HandedOutRole::roleId).collect(Collectors.toSet());
        List<AssignmentResourceRole> held = rolesOf(assignment);
        Set<UUID> had =
                held.stream().map(AssignmentResourceRole::resourceRoleId).collect(Collectors.toSet());
        held.stream().filter(role -> !wanted.contains(role.resourceRoleId())).forEach(resourceRoles::delete);
        handedOut.stream()
                .filter(role -> !had.contains(role.roleId()))
                .forEach(role -> addRole(assignment, role, ResourceRoleStatus.PENDING_FULFILLMENT));
    }

    private void addRole(Assignment assignment, HandedOutRole role, ResourceRoleStatus status) {
        TenantKey key = new TenantKey(assignment.key().tenantId(), UUID.randomUUID());
        resourceRoles.save(new AssignmentResourceRole(key, assignment, role, status));
    }

    private void appointEnd(Assignment assignment) {
        Instant end = assignment.expiresAt();
        if (end != null && assignment.state() != AssignmentState.EXPIRED) {
            events.publishEvent(new Appointment(assignment.key().tenantId(), EXPIRY, assignment.id(), end));
        }
    }

    private List<AssignmentResourceRole> rolesOf(Assignment assignment) {
        return resourceRoles.findByKeyTenantIdAndAssignmentIdOrderByResourceRoleId(
                assignment.key().tenantId(), assignment.id());
    }

    private Optional<Assignment> hold(UUID tenantId, UUID id) {
        return assignments.findForUpdate(new TenantKey(tenantId, id));
    }

    /** 404 for an assignment that is not there. */
    public static GraphException notFound() {
        return GraphException.notFound("AssignmentNotFound", "The assignment was not found.");
    }
}
