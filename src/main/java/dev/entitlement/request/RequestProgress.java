package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.Grant;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.ApprovalTerms;
import dev.entitlement.catalog.AssignmentPolicy;
import dev.entitlement.clock.Appointment;
import dev.entitlement.clock.AppointmentKeeper;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of a request that nobody has to be asked for, and does what follows from any step. */
@Component
public class RequestProgress implements AppointmentKeeper {

    /** The kind of {@link Appointment} at which a request is looked at. */
    public static final String KIND = "request";

    /** Of rows that earlier transactions have written, so nothing that this one has changed is written for it. */
    private static final String FORGET =
            "delete from request_transition where tenant_id = ? and request_id = ? and position <= ?";

    private final AssignmentRequestRepository requests;
    private final RequestTransitionRepository transitions;
    private final Assignments assignments;
    private final AccessPackages accessPackages;
    private final ApplicationEventPublisher events;
    private final VirtualClock clock;
    private final JdbcOperations database;

    RequestProgress(
            AssignmentRequestRepository requests,
            RequestTransitionRepository transitions,
            Assignments assignments,
            AccessPackages accessPackages,
            ApplicationEventPublisher events,
            VirtualClock clock,
            JdbcOperations database) {
        this.requests = requests;
        this.transitions = transitions;
        this.assignments = assignments;
        this.accessPackages = accessPackages;
        this.events = events;
        this.clock = clock;
        this.database = database;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<Instant> keep(UUID tenantId, UUID id) {
        return requests.findForUpdate(new TenantKey(tenantId, id)).flatMap(request -> {
            request.proceed(needsApproval(request), clock.now(tenantId))
                    .ifPresent(transition -> follow(request, transition));
            return request.proceedsAt();
        });
    }

    /** Keeps a transition and does what follows from it, in the transaction of the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(AssignmentRequest request, RequestTransition transition) {
        keep(request, transition);
        UUID tenantId = request.key().tenantId();
        switch (request.state()) {
            case PENDING_APPROVAL -> events.publishEvent(approvalOf(request));
            case SCHEDULED ->
                request.proceedsAt()
                        .ifPresent(start -> events.publishEvent(new Appointment(tenantId, KIND, request.id(), start)));
            case DELIVERING -> deliver(request, transition);
            case SUBMITTED, DELIVERED, PARTIALLY_DELIVERED, DELIVERY_FAILED, DENIED, CANCELED -> {}
        }
        if (transition.from() == RequestState.PENDING_APPROVAL) {
            events.publishEvent(new ApprovalEnded(tenantId, request.id()));
        }
    }

    /** Keeps a transition that nothing follows from, in the transaction of the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(AssignmentRequest request, RequestTransition transition) {
        transitions.save(transition);
        int outdated = transition.lastOutdated();
        if (outdated > 0) {
            database.update(FORGET, request.key().tenantId(), request.id(), outdated);
        }
        events.publishEvent(RequestTransitioned.of(request, transition));
    }

    private void deliver(AssignmentRequest request, RequestTransition transition) {
        UUID tenantId = request.key().tenantId();
        UUID assignmentId = request.assignmentId();
        if (assignmentId == null) {
            request.workOn(assignments.begin(tenantId, grant(request)));
        } else if (request.requestType().isAdd()) {
            assignments.deliverAgain(tenantId, assignmentId);
        }
        boolean waited = transition.from() == RequestState.SUBMITTED;
        events.publishEvent(new DeliveryRequested(tenantId, request.id(), request.deliveryAttempt(), null, waited));
    }

    private Grant grant(AssignmentRequest request) {
        return request.grant(scheduleOf(request), clock.now(request.key().tenantId()));
    }

    /** The schedule that was asked for; what it does not say of the end, the policy says. */
    Schedule scheduleOf(AssignmentRequest request) {
        return policyOf(request)
                .map(policy -> request.schedule().orExpiringAs(policy.terms().expiration()))
                .orElse(request.schedule());
    }

    private boolean needsApproval(AssignmentRequest request) {
        Optional<ApprovalTerms> terms =
                policyOf(request).map(policy -> policy.terms().approval());
        return switch (request.requestType()) {
            case USER_ADD, ON_BEHALF_ADD ->
                terms.filter(ApprovalTerms::requiredForAdd).isPresent();
            case USER_UPDATE -> terms.filter(ApprovalTerms::requiredForUpdate).isPresent();
            default -> false;
        };
    }

    private static ApprovalRequired approvalOf(AssignmentRequest request) {
        UUID policyId = request.policyId();
        if (policyId == null) {
            throw new IllegalStateException("Request " + request.id() + " needs approval, but has no policy");
        }
        return new ApprovalRequired(request.key().tenantId(), request.id(), policyId, request.requestorId());
    }

    private Optional<AssignmentPolicy> policyOf(AssignmentRequest request) {
        return Optional.ofNullable(request.policyId())
                .flatMap(policyId -> accessPackages.policy(request.key().tenantId(), policyId));
    }
}
