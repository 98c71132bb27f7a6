package dev.entitlement.request;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.AssignmentPolicy;
import dev.entitlement.catalog.RequestorTerms;
import dev.entitlement.catalog.SubjectSet;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rules by which new access is asked for: by administrators for anybody, by users as a policy lets them. */
@Component
class NewAccess {

    private final AccessPackages accessPackages;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Assignments assignments;

    NewAccess(AccessPackages accessPackages, Subjects subjects, Tenants tenants, Assignments assignments) {
        this.accessPackages = accessPackages;
        this.subjects = subjects;
        this.tenants = tenants;
        this.assignments = assignments;
    }

    Submission submission(Actor actor, Asked asked) {
        UUID accessPackageId = asked.requiredPackage();
        if (!accessPackages.hold(actor.tenantId(), accessPackageId)) {
            throw RequestRefused.packageNotFound();
        }
        Subject target = targetOf(actor, asked);
        Subject requestor = asked.type() == RequestType.ON_BEHALF_ADD ? callerOf(actor) : target;
        AssignmentPolicy policy = policyOf(actor, asked, accessPackageId, target);
        if (!asked.type().isAdministrative()) {
            PolicyDemands.require(policy.terms(), asked);
            requireNothingIncompatible(actor.tenantId(), target, accessPackageId);
        }
        return new Submission(
                asked.type(),
                accessPackageId,
                policy.id(),
                requestor.id(),
                target.id(),
                target.objectId() == null,
                actor.objectId(),
                null,
                asked.schedule(),
                asked.justification(),
                PolicyDemands.answers(policy.terms(), asked));
    }

    /**
     * Refuses with 400 who holds an access package that goes not with this one. Administrators may decide otherwise.
     *
     * @see <a href="https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-incompatible">
     *     Separation of duties</a>
     */
    private void requireNothingIncompatible(UUID tenantId, Subject target, UUID accessPackageId) {
        for (UUID incompatible : accessPackages.incompatibleWith(tenantId, accessPackageId)) {
            if (assignments.inForce(tenantId, target.id(), incompatible).isPresent()) {
                throw RequestRefused.incompatible(incompatible);
            }
        }
    }

    private Subject targetOf(Actor actor, Asked asked) {
        if (asked.type().isByUser()) {
            return PolicyDemands.self(callerOf(actor), asked.targetId());
        }
        String email = asked.targetEmail();
        if (asked.targetId() != null) {
            return subject(actor.tenantId(), asked.targetId());
        }
        if (email == null) {
            throw Body.missing("targetId");
        }
        return tenants.userByPrincipalName(actor.tenantId(), email)
                .flatMap(user -> subjects.ofUser(actor.tenantId(), user.key().id()))
                .orElseGet(() -> subjects.ofEmail(actor.tenantId(), email));
    }

    private Subject subject(UUID tenantId, UUID id) {
        return subjects.ofUser(tenantId, id)
                .or(() -> subjects.find(tenantId, id))
                .orElseThrow(RequestRefused::subjectNotFound);
    }

    /** The subject that the caller is; 403 for somebody whom the directory does not have. */
    private Subject callerOf(Actor actor) {
        Optional<Subject> caller = subjects.ofUser(actor.tenantId(), actor.user());
        Actor.require(caller.isPresent());
        return caller.orElseThrow();
    }

    private AssignmentPolicy policyOf(Actor actor, Asked asked, UUID accessPackageId, Subject target) {
        UUID named = asked.policyId();
        if (named != null && accessPackages.policy(actor.tenantId(), named).isEmpty()) {
            throw RequestRefused.policyNotFound();
        }
        return applicable(actor, asked.type(), accessPackageId, target).stream()
                .filter(policy -> named == null || policy.id().equals(named))
                .findFirst()
                .orElseThrow(RequestRefused::noValidPolicy);
    }

    /** The policies by which this can be asked for; an administrator has to name one. */
    private List<AssignmentPolicy> applicable(Actor actor, RequestType type, UUID accessPackageId, Subject target) {
        return switch (type) {
            case USER_ADD -> accessPackages.policiesFor(actor.tenantId(), accessPackageId, actor.user());
            case ON_BEHALF_ADD ->
                accessPackages.policies(actor.tenantId(), accessPackageId).stream()
                        .filter(policy -> maySpeakFor(actor, policy.terms().requestor(), target))
                        .toList();
            default -> accessPackages.policies(actor.tenantId(), accessPackageId);
        };
    }

    private boolean maySpeakFor(Actor actor, RequestorTerms terms, Subject target) {
        return terms.enableOnBehalfRequestorsToAddAccess()
                && terms.onBehalfRequestors().stream().anyMatch(set -> isIn(set, actor, target));
    }

    private boolean isIn(SubjectSet set, Actor actor, Subject target) {
        return switch (set.type()) {
            case TARGET_MANAGER, REQUESTOR_MANAGER -> manages(actor, target);
            default -> set.names(actor.user(), (group, user) -> tenants.isMember(actor.tenantId(), group, user));
        };
    }

    private boolean manages(Actor actor, Subject target) {
        return Optional.ofNullable(target.objectId())
                .flatMap(id -> tenants.user(actor.tenantId(), id))
                .map(DirectoryUser::managerId)
                .filter(actor.user()::equals)
                .isPresent();
    }
}
