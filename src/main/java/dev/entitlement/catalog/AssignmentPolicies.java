package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.subject.Audit;
import dev.entitlement.subject.Author;
import dev.entitlement.tenant.TenantKey;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How policies come, change and go. */
@Service
@Transactional
class AssignmentPolicies {

    private final AssignmentPolicyRepository policies;
    private final PackageChanges accessPackages;
    private final ApplicationEventPublisher events;

    AssignmentPolicies(
            AssignmentPolicyRepository policies, PackageChanges accessPackages, ApplicationEventPublisher events) {
        this.policies = policies;
        this.accessPackages = accessPackages;
        this.events = events;
    }

    /** @throws GraphException 404 for an access package that is not there, 400 for terms that make no sense */
    AssignmentPolicy create(Author author, Body body) {
        PolicyBody written = new PolicyBody(body);
        UUID accessPackageId = written.accessPackageId();
        if (accessPackageId == null) {
            throw Body.missing("accessPackageId");
        }
        PolicyTerms terms = written.terms();
        return policies.saveAndFlush(new AssignmentPolicy(
                new TenantKey(author.tenantId(), UUID.randomUUID()),
                accessPackages.held(author.tenantId(), accessPackageId),
                written.displayName(),
                written.description(),
                terms,
                Audit.of(author)));
    }

    /**
     * Replaces everything that a policy says; what the body leaves out is as in a new policy.
     *
     * @throws GraphException 404 for a policy that is not there, 400 for one of another access package
     */
    AssignmentPolicy replace(Author author, UUID id, Body body) {
        PolicyBody written = new PolicyBody(body);
        AssignmentPolicy policy = held(author.tenantId(), id);
        UUID accessPackageId = written.accessPackageId();
        if (accessPackageId != null && !accessPackageId.equals(policy.accessPackageId())) {
            throw GraphException.badRequest("A policy cannot be moved to another access package.");
        }
        policy.replace(written.displayName(), written.description(), written.terms(), author);
        return policies.saveAndFlush(policy);
    }

    /** @throws GraphException 404 for a policy that is not there, 400 for one by which somebody holds access */
    void delete(UUID tenantId, UUID id) {
        AssignmentPolicy policy = held(tenantId, id);
        events.publishEvent(new AssignmentPolicyDeleted(tenantId, id));
        Refusals.unless(
                () -> Refusals.inUse("PolicyInUse", "The policy has assignments or requests. They have to go first."),
                () -> {
                    policies.delete(policy);
                    policies.flush();
                    return id;
                });
    }

    /** A policy, held by way of its access package: whoever asks by it, or deletes the package, waits or is waited for. */
    private AssignmentPolicy held(UUID tenantId, UUID id) {
        TenantKey key = new TenantKey(tenantId, id);
        accessPackages.held(tenantId, policies.findAccessPackageId(key).orElseThrow(Refusals::noPolicy));
        return policies.findForUpdate(key).orElseThrow(Refusals::noPolicy);
    }
}
