package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.CatalogNames;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedReference;
import dev.entitlement.control.SeedSection;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.SubjectNames;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code assignmentRequests}, each placed in a state as if it had come there by itself. */
@Component
@Order(80)
class AssignmentRequestSeed implements SeedSection<AssignmentRequestEntry> {

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final RequestPlacement placement;
    private final SeededRequests seeded;
    private final Assignments assignments;
    private final CatalogNames catalogNames;
    private final SubjectNames subjectNames;
    private final Subjects subjects;
    private final DeliveryTimes deliveries;

    AssignmentRequestSeed(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            RequestPlacement placement,
            SeededRequests seeded,
            Assignments assignments,
            CatalogNames catalogNames,
            SubjectNames subjectNames,
            Subjects subjects,
            DeliveryTimes deliveries) {
        this.requests = requests;
        this.transitions = transitions;
        this.placement = placement;
        this.seeded = seeded;
        this.assignments = assignments;
        this.catalogNames = catalogNames;
        this.subjectNames = subjectNames;
        this.subjects = subjects;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "assignmentRequests";
    }

    @Override
    public Class<AssignmentRequestEntry> entryType() {
        return AssignmentRequestEntry.class;
    }

    @Override
    public void load(SeedLoad load, List<AssignmentRequestEntry> entries) {
        boolean any = requests.existsByKeyTenantId(load.tenantId());
        load.each(entries, entry -> load(load, entry, any));
    }

    private void load(SeedLoad load, AssignmentRequestEntry entry, boolean any) {
        UUID accessPackage = entry.accessPackage() == null
                ? null
                : catalogNames.accessPackages(load).resolve(entry.accessPackage());
        UUID requestor = entry.requestor() == null ? null : subjectNames.subject(load, entry.requestor());
        UUID id = entry.id() != null
                ? entry.id()
                : load.another(
                        name(),
                        accessPackage + "/" + requestor,
                        candidate -> any
                                && requests.findById(new TenantKey(load.tenantId(), candidate))
                                        .isPresent());
        load.only(name(), entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        Optional<AssignmentRequest> known = any ? requests.findForUpdate(key) : Optional.empty();
        if (known.isPresent()) {
            change(load, entry, known.get(), accessPackage, requestor);
            load.updated(name(), id);
            return;
        }
        RequestState state = entry.state();
        if (accessPackage == null || requestor == null || state == null) {
            String missing = accessPackage == null ? "accessPackage" : requestor == null ? "requestor" : "state";
            throw new IllegalArgumentException(
                    missing + " is missing" + (entry.id() == null ? "" : ": there is no request " + id + " yet"));
        }
        seeded.make(load, entry, submission(load, entry, key, accessPackage, requestor), key, state);
        load.created(name(), id);
    }

    private Submission submission(
            SeedLoad load, AssignmentRequestEntry entry, TenantKey key, UUID accessPackage, UUID requestor) {
        RequestType type = entry.requestType() == null ? RequestType.ADMIN_ADD : entry.requestType();
        UUID target = entry.target() == null ? requestor : subjectNames.subject(load, entry.target());
        UUID assignment = entry.assignment();
        if (!type.isAdd() && assignment == null) {
            throw new IllegalArgumentException("a request to change or end an assignment names the assignment");
        }
        if (!type.isAdd()
                && assignment != null
                && assignments.find(key.tenantId(), assignment).isEmpty()) {
            throw new IllegalArgumentException("there is no assignment " + assignment);
        }
        boolean outsider = entry.outsider() == null
                ? subjects.find(key.tenantId(), target).map(Subject::objectId).isEmpty()
                : entry.outsider();
        return new Submission(
                type,
                accessPackage,
                policy(load, entry.policy(), accessPackage),
                requestor,
                target,
                outsider,
                entry.createdBy(),
                entry.assignment(),
                SeededRequests.schedule(load, entry),
                entry.justification(),
                SeededRequests.answers(load, key.id(), entry.answers()));
    }

    private @Nullable UUID policy(SeedLoad load, @Nullable SeedReference policy, UUID accessPackage) {
        return policy == null
                ? null
                : catalogNames.policies(load, accessPackage).resolve(policy);
    }

    /** What decides where it came from stays: an entry that says otherwise is about another request. */
    private void change(
            SeedLoad load,
            AssignmentRequestEntry entry,
            AssignmentRequest request,
            @Nullable UUID accessPackage,
            @Nullable UUID requestor) {
        if ((accessPackage != null && !accessPackage.equals(request.accessPackageId()))
                || (requestor != null && !requestor.equals(request.requestorId()))) {
            throw new IllegalArgumentException(
                    "the request " + request.id() + " is for another access package, or of another requestor");
        }
        Instant now = load.now();
        request.change(
                entry,
                policy(load, entry.policy(), request.accessPackageId()),
                SeededRequests.schedule(load, entry),
                entry.answers() == null ? null : SeededRequests.answers(load, request.id(), entry.answers()),
                now);
        Instant completedAt =
                entry.completedAt() == null ? null : entry.completedAt().from(now);
        RequestState state = entry.state() == null ? request.state() : entry.state();
        boolean moved = state != request.state()
                || (completedAt != null && !completedAt.equals(request.completedAt()))
                || (entry.status() != null && !entry.status().equals(request.status()));
        if (moved) {
            placement.force(request, new ForcedState(state, completedAt, entry.status(), due(entry, state, now)), now);
        }
        if (AssignmentRequestEntry.WAITING.equals(entry.status()) && (moved || entry.stage() != null)) {
            request.waitForCallback(entry.stage());
        }
        if (entry.transitions() != null) {
            seeded.replaceHistory(load, request, entry.transitions());
        }
    }

    private static @Nullable Instant due(AssignmentRequestEntry entry, RequestState state, Instant now) {
        PointInTime due = state == RequestState.SUBMITTED ? entry.proceedsAt() : entry.deliveryDue();
        return due == null ? null : due.from(now);
    }

    @Override
    public List<AssignmentRequestEntry> export(UUID tenantId) {
        Map<UUID, List<SeededTransition>> histories = transitions.findOfTenant(tenantId).stream()
                .collect(Collectors.groupingBy(
                        transition -> transition.getId().requestId(),
                        Collectors.mapping(SeededTransition::of, Collectors.toList())));
        Map<UUID, Instant> due = deliveries.dueByRequest(tenantId);
        Map<UUID, Instant> firstSteps = deliveries.firstStepByRequest(tenantId);
        return requests.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(request -> request.toEntry(
                        due.get(request.id()), firstSteps.get(request.id()), histories.get(request.id())))
                .toList();
    }
}
