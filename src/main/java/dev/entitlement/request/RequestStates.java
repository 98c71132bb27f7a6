package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentPlacement;
import dev.entitlement.assignment.AssignmentPlacement.RoleStatus;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.ResourceRoleStatus;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TenantTime;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.MemberRefused;
import dev.entitlement.request.RequestStateJson.AssignmentJson;
import dev.entitlement.request.RequestStateJson.TransitionJson;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows and changes requests as only a test may. */
@Service
@Transactional
class RequestStates {

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final RequestPlacement placement;
    private final Assignments assignments;
    private final AssignmentPlacement assignmentPlacement;
    private final DeliveryTimes deliveries;
    private final VirtualClock clock;

    RequestStates(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            RequestPlacement placement,
            Assignments assignments,
            AssignmentPlacement assignmentPlacement,
            DeliveryTimes deliveries,
            VirtualClock clock) {
        this.requests = requests;
        this.transitions = transitions;
        this.placement = placement;
        this.assignments = assignments;
        this.assignmentPlacement = assignmentPlacement;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * What Graph does not show of a request.
     *
     * @throws ControlException 404 when the tenant has no such request
     */
    @Transactional(readOnly = true)
    public RequestStateJson show(UUID tenantId, UUID id) {
        AssignmentRequest request =
                requests.findById(new TenantKey(tenantId, id)).orElseThrow(() -> unknown(id));
        List<TransitionJson> history = transitions.findOfRequest(tenantId, id).stream()
                .map(TransitionJson::of)
                .toList();
        AssignmentJson assignment = assignment(tenantId, request.assignmentId());
        Instant due = request.state() == RequestState.DELIVERING
                ? deliveries.dueOf(tenantId, id).orElse(null)
                : null;
        return new RequestStateJson(
                id,
                tenantId,
                request.requestType(),
                request.state(),
                request.status(),
                request.accessPackageId(),
                request.requestorId(),
                request.targetId(),
                request.createdAt(),
                request.completedAt(),
                request.deliveryAttempt(),
                due,
                Stream.concat(
                                history.stream().map(TransitionJson::previouslyCompletedAt),
                                Stream.ofNullable(request.completedAt()))
                        .filter(Objects::nonNull)
                        .toList(),
                assignment,
                assignment == null || !request.requestType().isAdd() || assignment.state() == null
                        ? List.of()
                        : outstanding(assignment),
                history);
    }

    private static List<UUID> outstanding(AssignmentJson assignment) {
        return assignment.resourceRoles().stream()
                .filter(role -> role.status() == ResourceRoleStatus.PENDING_FULFILLMENT)
                .map(RoleStatus::resourceRole)
                .toList();
    }

    private @Nullable AssignmentJson assignment(UUID tenantId, @Nullable UUID id) {
        return id == null
                ? null
                : new AssignmentJson(
                        id, assignments.stateOf(tenantId, id).orElse(null), assignmentPlacement.rolesOf(tenantId, id));
    }

    /**
     * Forces a request into a state, whatever state it is in.
     *
     * @throws ControlException 404 when the tenant has no such request; 400 for what the state does not have
     */
    public void force(UUID tenantId, UUID id, RequestStateBody body) {
        AssignmentRequest request =
                requests.findForUpdate(new TenantKey(tenantId, id)).orElseThrow(() -> unknown(id));
        Instant now = clock.now(tenantId);
        ForcedState forced = new ForcedState(
                body.state() == null ? request.state() : body.state(),
                completedAt(body.completedAt(), now),
                body.status(),
                null);
        try {
            placement.force(request, forced, now);
        } catch (MemberRefused contradiction) {
            throw ControlException.badMember(
                    "/" + contradiction.member(), "The body cannot be followed: " + contradiction.getMessage() + ".");
        }
    }

    private static @Nullable Instant completedAt(@Nullable PointInTime wanted, Instant now) {
        if (wanted == null) {
            return null;
        }
        Instant completedAt = wanted.from(now);
        if (completedAt.isAfter(now)) {
            throw ControlException.badMember(
                    "/completedAt",
                    "Nothing has been completed at " + completedAt + ": for the tenant it is " + now + ".");
        }
        try {
            return TenantTime.requireWithinBounds(completedAt);
        } catch (IllegalArgumentException outOfBounds) {
            throw ControlException.badMember("/completedAt", outOfBounds.getMessage() + ".");
        }
    }

    private static ControlException unknown(UUID id) {
        return ControlException.notFound("There is no assignment request " + id + ".");
    }
}
