package dev.entitlement.request;

import dev.entitlement.assignment.Assignment;
import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.AssignmentPolicy;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rules by which the change or the end of an assignment is asked for. */
@Component
class ChangedAccess {

    private final Assignments assignments;
    private final AccessPackages accessPackages;
    private final Subjects subjects;
    private final Approvers approvers;

    ChangedAccess(Assignments assignments, AccessPackages accessPackages, Subjects subjects, Approvers approvers) {
        this.assignments = assignments;
        this.accessPackages = accessPackages;
        this.subjects = subjects;
        this.approvers = approvers;
    }

    Submission submission(Actor actor, Asked asked) {
        Assignment assignment = assignmentOf(actor, asked);
        accessPackages.hold(actor.tenantId(), assignment.accessPackageId());
        if (asked.type() == RequestType.APPROVER_REMOVE) {
            UUID policyId = assignment.policyId();
            Actor.require(policyId != null && approvers.mayApprove(actor.tenantId(), policyId, actor.user()));
        } else if (asked.type().isByUser()) {
            requireOwn(actor, asked, assignment);
        }
        Optional<AssignmentPolicy> policy = policyOf(actor.tenantId(), asked, assignment);
        if (asked.type() == RequestType.USER_UPDATE) {
            requireAllowed(policy.filter(found -> isFor(actor, found, assignment)), asked);
        } else if (asked.type() == RequestType.USER_REMOVE) {
            requireRemovable(actor.tenantId(), assignment);
        }
        return new Submission(
                asked.type(),
                assignment.accessPackageId(),
                policy.map(AssignmentPolicy::id).orElse(assignment.policyId()),
                assignment.targetId(),
                assignment.targetId(),
                false,
                actor.objectId(),
                assignment.id(),
                asked.schedule(),
                asked.justification(),
                policy.map(found -> PolicyDemands.answers(found.terms(), asked)).orElse(List.of()));
    }

    /** 400 for an assignment that is not in a state to be changed or ended; its target is to be held. */
    void requireChangeable(UUID tenantId, UUID id, RequestType type) {
        AssignmentState state = assignments.stateOf(tenantId, id).orElseThrow(Assignments::notFound);
        boolean failed = state == AssignmentState.DELIVERY_FAILED;
        if (!state.isInForce() && !(failed && type.isRemoval())) {
            throw RequestRefused.notInForce(id);
        }
    }

    /** The assignment that the body names: by its id, or, a user's own, by its access package. */
    private Assignment assignmentOf(Actor actor, Asked asked) {
        UUID id = asked.assignmentId();
        if (id != null) {
            return assignments.find(actor.tenantId(), id).orElseThrow(Assignments::notFound);
        }
        if (!asked.type().isByUser()) {
            throw Body.missing("id");
        }
        UUID accessPackageId = asked.requiredPackage();
        return subjects.known(actor.tenantId(), actor.user())
                .map(subject -> PolicyDemands.self(subject, asked.targetId()))
                .flatMap(subject -> assignments.inForce(actor.tenantId(), subject.id(), accessPackageId))
                .orElseThrow(Assignments::notFound);
    }

    private void requireOwn(Actor actor, Asked asked, Assignment assignment) {
        Optional<Subject> caller = subjects.known(actor.tenantId(), actor.user())
                .filter(subject -> subject.id().equals(assignment.targetId()));
        Actor.require(caller.isPresent());
        caller.ifPresent(subject -> PolicyDemands.self(subject, asked.targetId()));
    }

    private Optional<AssignmentPolicy> policyOf(UUID tenantId, Asked asked, Assignment assignment) {
        UUID named = asked.policyId();
        if (named == null) {
            return Optional.ofNullable(assignment.policyId()).flatMap(id -> accessPackages.policy(tenantId, id));
        }
        AssignmentPolicy policy = accessPackages.policy(tenantId, named).orElseThrow(RequestRefused::policyNotFound);
        if (!policy.accessPackageId().equals(assignment.accessPackageId())) {
            throw RequestRefused.noValidPolicy();
        }
        return Optional.of(policy);
    }

    /** Whether a user may change their assignment by a policy: its own, or another by which they might have asked for it. */
    private boolean isFor(Actor actor, AssignmentPolicy policy, Assignment assignment) {
        return policy.id().equals(assignment.policyId())
                || accessPackages.policiesFor(actor.tenantId(), assignment.accessPackageId(), actor.user()).stream()
                        .anyMatch(own -> own.id().equals(policy.id()));
    }

    /** @throws GraphException 400 when the assignment's policy does not let users give back their own access */
    private void requireRemovable(UUID tenantId, Assignment assignment) {
        Optional.ofNullable(assignment.policyId())
                .flatMap(id -> accessPackages.policy(tenantId, id))
                .filter(policy -> !policy.terms().requestor().enableTargetsToSelfRemoveAccess())
                .ifPresent(policy -> {
                    throw RequestRefused.noValidPolicy();
                });
    }

    /** @throws GraphException 400 when the policy does not let users change their own access */
    private static void requireAllowed(Optional<AssignmentPolicy> policy, Asked asked) {
        AssignmentPolicy allowing = policy.filter(
                        found -> found.terms().requestor().enableTargetsToSelfUpdateAccess())
                .orElseThrow(RequestRefused::noValidPolicy);
        PolicyDemands.require(allowing.terms(), asked);
    }
}
