package dev.entitlement.catalog;

import dev.entitlement.subject.Audit;
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code policies} of a seed's access package. */
@Component
class PolicySeed {

    /**
     * A policy by which people ask for themselves.
     *
     * @param scope who may; {@code allMemberUsers} when left out, or {@code specificDirectoryUsers} with allowedTargets
     * @param allowedTargets object ids of the users who may
     * @param approvers object ids of users of whom one must approve; nobody must when left out
     * @param expiresAfter how long access lasts, ISO 8601; for ever when left out
     */
    record Entry(
            UUID id,
            String displayName,
            @Nullable String description,
            @Nullable AllowedTargetScope scope,
            @Nullable List<UUID> allowedTargets,
            @Nullable List<UUID> approvers,
            @Nullable Duration expiresAfter) {}

    private final AssignmentPolicyRepository policies;
    private final Tenants tenants;

    PolicySeed(AssignmentPolicyRepository policies, Tenants tenants) {
        this.policies = policies;
        this.tenants = tenants;
    }

    void load(AccessPackage accessPackage, List<Entry> entries, Audit audit) {
        entries.forEach(entry -> policies.save(new AssignmentPolicy(
                new TenantKey(accessPackage.tenantId(), entry.id()),
                accessPackage,
                entry.displayName(),
                entry.description(),
                terms(accessPackage.tenantId(), entry),
                audit)));
    }

    private PolicyTerms terms(UUID tenantId, Entry entry) {
        List<SubjectSet> targets = users(tenantId, entry, entry.allowedTargets());
        List<SubjectSet> approvers = users(tenantId, entry, entry.approvers());
        AllowedTargetScope usual =
                targets.isEmpty() ? AllowedTargetScope.ALL_MEMBER_USERS : AllowedTargetScope.SPECIFIC_DIRECTORY_USERS;
        return new PolicyTerms(
                entry.scope() == null ? usual : entry.scope(),
                targets,
                entry.scope() == AllowedTargetScope.NOT_SPECIFIED ? RequestorTerms.NOBODY : RequestorTerms.SELF_SERVICE,
                approvers.isEmpty()
                        ? ApprovalTerms.NONE
                        : new ApprovalTerms(true, false, false, List.of(ApprovalStageTerms.by(approvers))),
                entry.expiresAfter() == null ? Expiration.NEVER : Expiration.after(entry.expiresAfter()),
                List.of(),
                null,
                false,
                OtherTerms.NONE);
    }

    private List<SubjectSet> users(UUID tenantId, Entry policy, @Nullable List<UUID> objectIds) {
        if (objectIds == null) {
            return List.of();
        }
        for (UUID user : objectIds) {
            if (!tenants.hasUser(tenantId, user)) {
                throw new IllegalArgumentException("policy " + policy.id() + ": there is no user " + user);
            }
        }
        return objectIds.stream().map(SubjectSet::user).toList();
    }
}
