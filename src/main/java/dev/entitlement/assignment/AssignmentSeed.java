package dev.entitlement.assignment;

import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.CatalogNames;
import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedSection;
import dev.entitlement.subject.SubjectNames;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code assignments}: what people hold, or held. Those that requests leave behind need no entry here. */
@Component
@Order(70)
class AssignmentSeed implements SeedSection<AssignmentSeed.Entry> {

    /**
     * An assignment. Of a new one, {@code accessPackage} and {@code target} must be there.
     *
     * @param id following from package and target and from how many there are when left out
     * @param accessPackage what is held
     * @param target who holds it
     * @param state {@code delivered} when left out
     * @param policy the policy by which it is held; none when left out
     * @param schedule from when to when
     * @param createdBy object id of who asked for it
     * @param expiresAt when it is to end; as the schedule has it when left out
     * @param expiredAt when it ended; now when left out of an expired one
     * @param extended whether its end was put off; false when left out
     * @param reevaluation times that it was reprocessed; 0 when left out
     * @param reevaluationDue for {@code delivering}: when the last of these is carried out; none is pending when left out
     * @param catalog id of the package's catalog; the one that it is in when left out
     * @param resourceRoles all of its resource roles; those that the package hands out when left out
     */
    record Entry(
            @Nullable UUID id,
            @Nullable SeedReference accessPackage,
            @Nullable SeedReference target,
            @Nullable AssignmentState state,
            @Nullable SeedReference policy,
            @Nullable SeededSchedule schedule,
            @Nullable UUID createdBy,
            @Nullable PointInTime expiresAt,
            @Nullable PointInTime expiredAt,
            @Nullable Boolean extended,
            @Nullable Integer reevaluation,
            @Nullable PointInTime reevaluationDue,
            @Nullable UUID catalog,
            @Nullable List<Role> resourceRoles) {

        Entry {
            if (reevaluation != null && reevaluation < 0) {
                throw new IllegalArgumentException("reevaluation is not negative");
            }
            if (reevaluationDue != null && state != AssignmentState.DELIVERING) {
                throw new IllegalArgumentException("a reevaluationDue goes with the state delivering");
            }
            if (id == null && (accessPackage == null || target == null)) {
                throw new IllegalArgumentException("an assignment has an id, or an accessPackage and a target");
            }
        }
    }

    /**
     * A resource role of an assignment.
     *
     * @param id following from assignment and role when left out
     * @param role the role: its id, or its name among those that the package hands out
     * @param scope id of the resource scope; as the package hands it out when left out
     * @param status {@code fulfilled} when left out
     * @param originId as the package hands it out when left out
     * @param originSystem as the package hands it out when left out
     */
    record Role(
            @Nullable UUID id,
            SeedReference role,
            @Nullable UUID scope,
            @Nullable ResourceRoleStatus status,
            @Longest(1100) @Nullable String originId,
            @Longest(64) @Nullable String originSystem) {}

    private final AssignmentRepository assignments;
    private final AssignmentResourceRoleRepository resourceRoles;
    private final AssignmentPlacement placement;
    private final AccessPackages accessPackages;
    private final CatalogNames catalogNames;
    private final SubjectNames subjectNames;
    private final ReevaluationTimes reevaluations;
    private final ApplicationEventPublisher events;

    AssignmentSeed(
            AssignmentRepository assignments,
            AssignmentResourceRoleRepository resourceRoles,
            AssignmentPlacement placement,
            AccessPackages accessPackages,
            CatalogNames catalogNames,
            SubjectNames subjectNames,
            ReevaluationTimes reevaluations,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.resourceRoles = resourceRoles;
        this.placement = placement;
        this.accessPackages = accessPackages;
        this.catalogNames = catalogNames;
        this.subjectNames = subjectNames;
        this.reevaluations = reevaluations;
        this.events = events;
    }

    @Override
    public String name() {
        return "assignments";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(SeedLoad load, List<Entry> entries) {
        boolean any = assignments.existsByKeyTenantId(load.tenantId());
        load.each(entries, entry -> load(load, entry, any));
    }

    private void load(SeedLoad load, Entry entry, boolean any) {
        UUID accessPackage = entry.accessPackage() == null
                ? null
                : catalogNames.accessPackages(load).resolve(entry.accessPackage());
        UUID target = entry.target() == null ? null : subjectNames.subject(load, entry.target());
        UUID id = entry.id() != null
                ? entry.id()
                : load.another(
                        name(),
                        accessPackage + "/" + target,
                        candidate -> any && assignments.existsById(new TenantKey(load.tenantId(), candidate)));
        load.only(name(), entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        Optional<Assignment> known = any ? assignments.findById(key) : Optional.empty();
        Assignment assignment;
        if (known.isPresent()) {
            assignment = known.get();
            load.updated(name(), id);
        } else if (accessPackage == null || target == null) {
            throw new IllegalArgumentException(
                    "there is no assignment " + id + "; a new one has an accessPackage and a target");
        } else {
            assignment = made(load, key, accessPackage, target, entry);
            load.created(name(), id);
        }
        UUID policy = entry.policy() == null
                ? null
                : catalogNames.policies(load, assignment.accessPackageId()).resolve(entry.policy());
        assignment.change(entry, policy, target, load.now());
        if (known.isEmpty()) {
            assignments.save(assignment);
        }
        loadRoles(load, assignment, entry.resourceRoles(), known.isPresent());
        placement.appointEnd(assignment);
        if (entry.reevaluationDue() != null) {
            events.publishEvent(new ReevaluationRequested(
                    load.tenantId(),
                    id,
                    assignment.reevaluation(),
                    entry.reevaluationDue().from(load.now())));
        }
    }

    private Assignment made(SeedLoad load, TenantKey key, UUID accessPackage, UUID target, Entry entry) {
        UUID catalog = entry.catalog() != null
                ? entry.catalog()
                : accessPackages.catalogOf(load.tenantId(), accessPackage).orElseThrow();
        Schedule schedule = SeededSchedule.from(entry.schedule(), load.now());
        Grant grant = new Grant(accessPackage, null, target, schedule, entry.createdBy());
        return new Assignment(key, catalog, grant, entry.state() == null ? AssignmentState.DELIVERED : entry.state());
    }

    private void loadRoles(SeedLoad load, Assignment assignment, @Nullable List<Role> roles, boolean known) {
        List<HandedOutRole> handedOut = catalogNames.resourceRolesOf(load, assignment.accessPackageId());
        if (roles == null) {
            if (!known && assignment.state() != AssignmentState.EXPIRED) {
                ResourceRoleStatus status = assignment.state() == AssignmentState.DELIVERED
                        ? ResourceRoleStatus.FULFILLED
                        : ResourceRoleStatus.PENDING_FULFILLMENT;
                handedOut.forEach(role -> save(load, assignment, null, role, status));
            }
            return;
        }
        if (known) {
            resourceRoles.deleteOf(load.tenantId(), assignment.id());
        }
        load.each(roles, role -> {
            UUID roleId = role.role().guid().orElseGet(() -> catalogNames
                    .resourceRoles(load, assignment.accessPackageId())
                    .resolve(role.role()));
            HandedOutRole usual = handedOut.stream()
                    .filter(handed -> handed.roleId().equals(roleId))
                    .findFirst()
                    .orElse(null);
            if (usual == null && (role.scope() == null || role.originSystem() == null)) {
                // Only what was handed out once is not looked up.
                catalogNames.resourceRoles(load, assignment.accessPackageId()).resolve(role.role());
            }
            HandedOutRole meant = meant(role, roleId, usual);
            save(
                    load,
                    assignment,
                    role.id(),
                    meant,
                    role.status() == null ? ResourceRoleStatus.FULFILLED : role.status());
        });
    }

    private void save(
            SeedLoad load, Assignment assignment, @Nullable UUID id, HandedOutRole role, ResourceRoleStatus status) {
        UUID usual =
                load.derived("assignmentResourceRoles", assignment.id() + "/" + role.roleId() + "/" + role.scopeId());
        TenantKey key = new TenantKey(load.tenantId(), id == null ? usual : id);
        resourceRoles.save(new AssignmentResourceRole(key, assignment, role, status));
    }

    @Override
    public List<Entry> export(UUID tenantId) {
        Map<UUID, List<AssignmentResourceRole>> roles =
                resourceRoles.findByKeyTenantIdOrderByResourceRoleIdAscKeyIdAsc(tenantId).stream()
                        .collect(Collectors.groupingBy(AssignmentResourceRole::assignmentId));
        Map<UUID, Instant> due = reevaluations.dueByAssignment(tenantId);
        return assignments.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(assignment ->
                        assignment.toEntry(roles.getOrDefault(assignment.id(), List.of()), due.get(assignment.id())))
                .toList();
    }

    /** What the entry says, and of what it leaves out, what the package hands out. */
    private static HandedOutRole meant(Role role, UUID roleId, @Nullable HandedOutRole usual) {
        UUID scope = role.scope();
        String originSystem = role.originSystem();
        if (usual == null) {
            return new HandedOutRole(
                    roleId,
                    Objects.requireNonNull(scope),
                    Objects.requireNonNullElse(role.originId(), ""),
                    Objects.requireNonNull(originSystem),
                    "");
        }
        return new HandedOutRole(
                roleId,
                scope == null ? usual.scopeId() : scope,
                Objects.requireNonNullElse(role.originId(), usual.originId()),
                originSystem == null ? usual.originSystem() : originSystem,
                "");
    }
}
