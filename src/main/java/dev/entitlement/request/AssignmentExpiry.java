package dev.entitlement.request;

import dev.entitlement.assignment.Assignment;
import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.clock.AppointmentKeeper;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.TenantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for the end of assignments whose time is over: the requests of type {@code SystemRemove} that appear by
 * themselves.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>
 */
@Component
class AssignmentExpiry implements AppointmentKeeper {

    /** How long it waits at least for a request for its end that is under way and may still fail. */
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

    private final Assignments assignments;
    private final AssignmentRequestRepository requests;
    private final RequestProgress progress;
    private final Subjects subjects;
    private final VirtualClock clock;

    AssignmentExpiry(
            Assignments assignments,
            AssignmentRequestRepository requests,
            RequestProgress progress,
            Subjects subjects,
            VirtualClock clock) {
        this.assignments = assignments;
        this.requests = requests;
        this.progress = progress;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Assignments.EXPIRY;
    }

    @Override
    @Transactional
    public Optional<Instant> keep(UUID tenantId, UUID id) {
        return assignments
                .find(tenantId, id)
                .filter(assignment -> assignment.state() != AssignmentState.EXPIRED)
                .flatMap(assignment -> end(tenantId, assignment));
    }

    private Optional<Instant> end(UUID tenantId, Assignment assignment) {
        Instant now = clock.now(tenantId);
        Instant end = assignment.expiresAt();
        if (end == null || end.isAfter(now)) {
            return Optional.ofNullable(end);
        }
        subjects.hold(tenantId, assignment.targetId());
        // An end that was put off has one appointment more: whichever comes first asks for it.
        if (requests.existsByKeyTenantIdAndAssignmentIdAndRequestTypeAndCreatedAtGreaterThanEqual(
                tenantId, assignment.id(), RequestType.SYSTEM_REMOVE, end)) {
            return Optional.empty();
        }
        if (requests.existsByKeyTenantIdAndAssignmentIdAndStateInAndRequestTypeIn(
                tenantId, assignment.id(), RequestState.OPEN, RequestType.REMOVALS)) {
            return Optional.of(now.plus(whileAnotherEndsIt(end, now)));
        }
        AssignmentRequest removal = requests.save(
                new AssignmentRequest(new TenantKey(tenantId, UUID.randomUUID()), removalOf(assignment), now));
        removal.proceed(false, now).ifPresent(transition -> progress.follow(removal, transition));
        return Optional.empty();
    }

    /** As long again as it has waited already: years may pass before somebody lets the other be delivered. */
    private static Duration whileAnotherEndsIt(Instant end, Instant now) {
        Duration waited = Duration.between(end, now);
        return waited.compareTo(SHORTEST_WAIT) > 0 ? waited : SHORTEST_WAIT;
    }

    private static Submission removalOf(Assignment assignment) {
        return new Submission(
                RequestType.SYSTEM_REMOVE,
                assignment.accessPackageId(),
                assignment.policyId(),
                assignment.targetId(),
                assignment.targetId(),
                false,
                null,
                assignment.id(),
                Schedule.NONE,
                null,
                List.of());
    }
}
