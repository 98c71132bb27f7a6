package dev.entitlement.request;

import dev.entitlement.assignment.AssignmentPlacement;
import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.Grant;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.assignment.SeededSchedule;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.CatalogNames;
import dev.entitlement.catalog.Expiration;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TenantTime;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the requests of a seed, with all that their history would have left behind and set going. */
@Component
class SeededRequests {

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final Assignments assignments;
    private final AssignmentPlacement assignmentPlacement;
    private final AccessPackages accessPackages;
    private final CatalogNames catalogNames;
    private final ApplicationEventPublisher events;

    SeededRequests(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            Assignments assignments,
            AssignmentPlacement assignmentPlacement,
            AccessPackages accessPackages,
            CatalogNames catalogNames,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.transitions = transitions;
        this.assignments = assignments;
        this.assignmentPlacement = assignmentPlacement;
        this.accessPackages = accessPackages;
        this.catalogNames = catalogNames;
        this.events = events;
    }

    static Schedule schedule(SeedLoad load, AssignmentRequestEntry entry) {
        return entry.startsAt() == null
                ? SeededSchedule.from(entry.schedule(), load.now())
                : Schedule.of(entry.startsAt().from(load.now()), Expiration.NOT_SPECIFIED);
    }

    static List<Answer> answers(SeedLoad load, UUID requestId, @Nullable List<SeededAnswer> seeded) {
        if (seeded == null) {
            return List.of();
        }
        List<Answer> answers = new ArrayList<>();
        for (SeededAnswer answer : seeded) {
            answers.add(new Answer(
                    answer.value(),
                    answer.displayValue() == null ? answer.value() : answer.displayValue(),
                    answer.question()
                            .toQuestion(load.derived("questions", requestId + "/" + answers.size()), answers.size())));
        }
        String column = new AnswersConverter().convertToDatabaseColumn(answers);
        if (column != null && column.length() > AnswersConverter.LENGTH) {
            throw new IllegalArgumentException("the answers take more than " + AnswersConverter.LENGTH + " characters");
        }
        return answers;
    }

    void make(SeedLoad load, AssignmentRequestEntry entry, Submission submission, TenantKey key, RequestState state) {
        Instant now = load.now();
        Instant createdAt = orElse(entry.createdAt(), now, orElse(entry.completedAt(), now, now));
        Instant completedAt = orElse(entry.completedAt(), now, createdAt);
        AssignmentRequest request = new AssignmentRequest(key, submission, createdAt);
        request.placeIn(state, assignment(load, entry, request, state, completedAt), completedAt);
        request.remember(entry.status(), entry.attempt());
        if (AssignmentRequestEntry.WAITING.equals(entry.status())) {
            request.waitForCallback(entry.stage());
        }
        requests.save(request);
        keepHistory(load, request, entry.transitions());
        setGoing(load, entry, request);
    }

    /** Puts another history in the place of a request's own. */
    void replaceHistory(SeedLoad load, AssignmentRequest request, List<SeededTransition> history) {
        transitions.deleteOf(load.tenantId(), request.id());
        transitions.flush();
        keepHistory(load, request, history);
    }

    private void keepHistory(SeedLoad load, AssignmentRequest request, @Nullable List<SeededTransition> history) {
        int position = 0;
        for (SeededTransition seeded : history == null ? List.<SeededTransition>of() : history) {
            position++;
            transitions.save(new RequestTransition(request, position, seeded, load.now()));
        }
        if (history != null) {
            request.countTransitions(position);
        }
    }

    /** What its history would have asked others to do. */
    private void setGoing(SeedLoad load, AssignmentRequestEntry entry, AssignmentRequest request) {
        UUID tenantId = load.tenantId();
        UUID policy = request.policyId();
        switch (request.state()) {
            case SUBMITTED -> {
                if (entry.proceedsAt() != null) {
                    events.publishEvent(new RequestSubmitted(
                            tenantId, request.id(), entry.proceedsAt().from(load.now())));
                }
            }
            case DELIVERING ->
                events.publishEvent(new DeliveryRequested(
                        tenantId,
                        request.id(),
                        request.deliveryAttempt(),
                        entry.deliveryDue() == null ? null : entry.deliveryDue().from(load.now())));
            case SCHEDULED ->
                request.proceedsAt()
                        .ifPresent(start -> events.publishEvent(
                                new Appointment(tenantId, RequestProgress.KIND, request.id(), start)));
            case PENDING_APPROVAL -> {
                if (policy != null) {
                    events.publishEvent(new ApprovalRequired(tenantId, request.id(), policy, request.requestorId()));
                }
            }
            default -> {}
        }
    }

    /** The assignment that it is about: one that is there, or the one that a delivery would have left behind. */
    private @Nullable UUID assignment(
            SeedLoad load,
            AssignmentRequestEntry entry,
            AssignmentRequest request,
            RequestState state,
            Instant completedAt) {
        UUID named = entry.assignment();
        if (named != null && assignments.find(load.tenantId(), named).isPresent()) {
            return named;
        }
        AssignmentState left = state.assignmentState();
        if (left == null) {
            return named;
        }
        UUID id = named == null ? load.derived("assignments", request.id().toString()) : named;
        Schedule schedule = Optional.ofNullable(request.policyId())
                .flatMap(policy -> accessPackages.policy(load.tenantId(), policy))
                .map(policy -> request.schedule().orExpiringAs(policy.terms().expiration()))
                .orElse(request.schedule());
        Grant grant = request.grant(schedule, state.isComplete() ? completedAt : load.now());
        Set<UUID> delivered = new HashSet<>();
        load.each(
                entry.delivered(),
                role -> delivered.add(catalogNames
                        .resourceRoles(load, request.accessPackageId())
                        .resolve(role)));
        assignmentPlacement.make(
                new TenantKey(load.tenantId(), id),
                accessPackages
                        .catalogOf(load.tenantId(), request.accessPackageId())
                        .orElseThrow(),
                grant,
                catalogNames.resourceRolesOf(load, request.accessPackageId()),
                delivered,
                left);
        load.created("assignments", id);
        return id;
    }

    private static Instant orElse(@Nullable PointInTime point, Instant now, Instant otherwise) {
        return point == null ? otherwise : TenantTime.requireWithinBounds(point.from(now));
    }
}
