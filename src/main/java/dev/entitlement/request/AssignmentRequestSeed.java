package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.Grant;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.Expiration;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.SeedSection;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code assignmentRequests}, each placed in a state as if it had come there by itself. */
@Component
@Order(4)
class AssignmentRequestSeed implements SeedSection<AssignmentRequestSeed.Entry> {

    /**
     * @param accessPackage id of the access package asked for
     * @param requestor object id of the user who asks and gets
     * @param createdAt now when left out
     * @param completedAt for a complete state; the creation time when left out
     * @param startsAt when the access begins; at once when left out
     * @param delivered for {@code PartiallyDelivered}: ids of the resource roles that were delivered
     * @param deliveryDue for {@code Delivering}: when the delivery is carried out
     * @param policy id of the policy by which access is asked for; none when left out
     * @param assignment id of the assignment that deliveries work on; any when left out
     * @param status {@code WaitingForCallback} for a submitted or pending request that waits for a custom extension
     * @param stage for {@code WaitingForCallback}: the stage at which it waits; any when left out
     */
    record Entry(
            UUID id,
            RequestType requestType,
            RequestState state,
            UUID accessPackage,
            UUID requestor,
            @Nullable PointInTime createdAt,
            @Nullable PointInTime completedAt,
            @Nullable PointInTime startsAt,
            @Nullable String justification,
            @Nullable Set<UUID> delivered,
            @Nullable PointInTime deliveryDue,
            @Nullable UUID policy,
            @Nullable UUID assignment,
            @Nullable String status,
            @Nullable RequestStage stage) {

        private static final String WAITING = "WaitingForCallback";

        Entry {
            boolean mayWait = state == RequestState.SUBMITTED || state == RequestState.PENDING_APPROVAL;
            if (status != null && !(status.equals(WAITING) && mayWait)) {
                throw new IllegalArgumentException("request " + id + ": a status is " + WAITING
                        + ", and only a request in state submitted or pendingApproval has one");
            }
            if (stage != null && status == null) {
                throw new IllegalArgumentException("request " + id + ": a stage goes with the status " + WAITING);
            }
            if (!requestType.isAdd()) {
                throw new IllegalArgumentException("request " + id + ": only requests for new access can be seeded");
            }
        }
    }

    private final AssignmentRequestRepository requests;
    private final Assignments assignments;
    private final AccessPackages accessPackages;
    private final Subjects subjects;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;

    AssignmentRequestSeed(
            AssignmentRequestRepository requests,
            Assignments assignments,
            AccessPackages accessPackages,
            Subjects subjects,
            ApplicationEventPublisher events,
            VirtualClock clock) {
        this.requests = requests;
        this.assignments = assignments;
        this.accessPackages = accessPackages;
        this.subjects = subjects;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "assignmentRequests";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(UUID tenantId, List<Entry> entries) {
        entries.forEach(entry -> load(tenantId, entry));
    }

    private void load(UUID tenantId, Entry entry) {
        Subject subject = subjects.ofUser(tenantId, entry.requestor())
                .orElseThrow(() -> new IllegalArgumentException(
                        "request " + entry.id() + ": there is no user " + entry.requestor()));
        requirePackage(tenantId, entry);
        Instant now = clock.now(tenantId);
        Instant createdAt = at(entry.createdAt(), now, now);
        AssignmentRequest request =
                new AssignmentRequest(new TenantKey(tenantId, entry.id()), submission(entry, subject, now), createdAt);
        request.placeIn(
                entry.state(), assignmentFor(tenantId, entry, request, now), at(entry.completedAt(), now, createdAt));
        if (entry.status() != null) {
            request.waitForCallback(entry.stage());
        }
        requests.save(request);
        publish(tenantId, entry, request, now);
    }

    private void requirePackage(UUID tenantId, Entry entry) {
        if (!accessPackages.exists(tenantId, entry.accessPackage())) {
            throw new IllegalArgumentException(
                    "request " + entry.id() + ": there is no access package " + entry.accessPackage());
        }
        UUID policy = entry.policy();
        if (policy != null
                && accessPackages
                        .policy(tenantId, policy)
                        .filter(found -> found.accessPackageId().equals(entry.accessPackage()))
                        .isEmpty()) {
            throw new IllegalArgumentException(
                    "request " + entry.id() + ": its access package has no policy " + policy);
        }
    }

    private static Submission submission(Entry entry, Subject subject, Instant now) {
        return new Submission(
                entry.requestType(),
                entry.accessPackage(),
                entry.policy(),
                subject.id(),
                subject.id(),
                false,
                null,
                null,
                entry.startsAt() == null
                        ? Schedule.NONE
                        : Schedule.of(entry.startsAt().from(now), Expiration.NOT_SPECIFIED),
                entry.justification(),
                List.of());
    }

    /** What its history would have asked others to do. */
    private void publish(UUID tenantId, Entry entry, AssignmentRequest request, Instant now) {
        UUID policy = entry.policy();
        switch (entry.state()) {
            case DELIVERING -> {
                Instant due =
                        entry.deliveryDue() == null ? null : entry.deliveryDue().from(now);
                events.publishEvent(new DeliveryRequested(tenantId, entry.id(), request.deliveryAttempt(), due));
            }
            case SCHEDULED ->
                request.proceedsAt()
                        .ifPresent(start -> events.publishEvent(
                                new Appointment(tenantId, RequestProgress.KIND, entry.id(), start)));
            case PENDING_APPROVAL -> {
                if (policy != null) {
                    events.publishEvent(new ApprovalRequired(tenantId, entry.id(), policy, request.requestorId()));
                }
            }
            default -> {}
        }
    }

    /** The assignment that a delivery would have left behind; none in states that no delivery leads to. */
    private @Nullable UUID assignmentFor(UUID tenantId, Entry entry, AssignmentRequest request, Instant now) {
        AssignmentState left =
                switch (entry.state()) {
                    case SUBMITTED, PENDING_APPROVAL, SCHEDULED, DENIED, CANCELED -> null;
                    case DELIVERING -> AssignmentState.DELIVERING;
                    case DELIVERED -> AssignmentState.DELIVERED;
                    case PARTIALLY_DELIVERED -> AssignmentState.PARTIALLY_DELIVERED;
                    case DELIVERY_FAILED -> AssignmentState.DELIVERY_FAILED;
                };
        if (left == null) {
            return null;
        }
        UUID id = entry.assignment() == null ? UUID.randomUUID() : entry.assignment();
        Schedule schedule = Optional.ofNullable(entry.policy())
                .flatMap(policy -> accessPackages.policy(tenantId, policy))
                .map(policy -> request.schedule().orExpiringAs(policy.terms().expiration()))
                .orElse(request.schedule());
        Grant grant = request.grant(schedule, at(entry.completedAt(), now, now));
        assignments.create(tenantId, id, grant, entry.delivered() == null ? Set.of() : entry.delivered(), left);
        return id;
    }

    private static Instant at(@Nullable PointInTime point, Instant now, Instant otherwise) {
        return point == null ? otherwise : point.from(now);
    }
}
