package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.SeedSection;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.List;
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
            @Nullable PointInTime deliveryDue) {}

    private final AssignmentRequestRepository requests;
    private final Assignments assignments;
    private final AccessPackages accessPackages;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;

    AssignmentRequestSeed(
            AssignmentRequestRepository requests,
            Assignments assignments,
            AccessPackages accessPackages,
            Tenants tenants,
            ApplicationEventPublisher events,
            VirtualClock clock) {
        this.requests = requests;
        this.assignments = assignments;
        this.accessPackages = accessPackages;
        this.tenants = tenants;
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
        if (!tenants.hasUser(tenantId, entry.requestor())) {
            throw new IllegalArgumentException("request " + entry.id() + ": there is no user " + entry.requestor());
        }
        if (!accessPackages.exists(tenantId, entry.accessPackage())) {
            throw new IllegalArgumentException(
                    "request " + entry.id() + ": there is no access package " + entry.accessPackage());
        }
        Instant now = clock.now();
        Instant createdAt = at(entry.createdAt(), now, now);
        AssignmentRequest request = new AssignmentRequest(
                new TenantKey(tenantId, entry.id()),
                entry.requestType(),
                entry.accessPackage(),
                entry.requestor(),
                new RequestSchedule(
                        entry.startsAt() == null ? null : entry.startsAt().from(now), null),
                entry.justification(),
                createdAt);
        request.placeIn(entry.state(), assignmentFor(tenantId, entry), at(entry.completedAt(), now, createdAt));
        requests.save(request);
        if (entry.state() == RequestState.DELIVERING) {
            Instant due =
                    entry.deliveryDue() == null ? null : entry.deliveryDue().from(now);
            events.publishEvent(new DeliveryRequested(tenantId, entry.id(), request.deliveryAttempt(), due));
        }
    }

    /** The assignment that a delivery would have left behind; none in states that no delivery leads to. */
    private @Nullable UUID assignmentFor(UUID tenantId, Entry entry) {
        AssignmentState left =
                switch (entry.state()) {
                    case SUBMITTED, PENDING_APPROVAL, SCHEDULED, DENIED, CANCELED -> null;
                    case DELIVERING -> AssignmentState.DELIVERING;
                    case DELIVERED -> AssignmentState.DELIVERED;
                    case PARTIALLY_DELIVERED -> AssignmentState.PARTIALLY_DELIVERED;
                    case DELIVERY_FAILED -> AssignmentState.DELIVERY_FAILED;
                };
        return left == null
                ? null
                : assignments.create(
                        tenantId,
                        entry.accessPackage(),
                        entry.requestor(),
                        entry.delivered() == null ? Set.of() : entry.delivered(),
                        left);
    }

    private static Instant at(@Nullable PointInTime point, Instant now, Instant otherwise) {
        return point == null ? otherwise : point.from(now);
    }
}
