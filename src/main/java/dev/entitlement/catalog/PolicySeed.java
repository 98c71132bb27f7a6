package dev.entitlement.catalog;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.Longest;
import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedNames;
import dev.entitlement.subject.Author;
import dev.entitlement.subject.SeededAudit;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The {@code policies} of a seed's access package. */
@Component
class PolicySeed {

    private static final String SECTION = "policies";

    /**
     * A policy. One that is there already is replaced as a whole.
     *
     * @param id that of the package's policy with this name, or following from it, when left out
     * @param displayName the name, for people
     * @param description what it is for, for people
     * @param scope who may be given access; {@code allMemberUsers} when left out, or {@code specificDirectoryUsers} with
     *     allowedTargets
     * @param allowedTargets whom a scope that speaks of specific ones means
     * @param approvers of whom one must approve; nobody must when left out
     * @param approval instead of approvers: who approves, in full
     * @param expiresAfter how long access lasts; for ever when left out
     * @param expiresAt instead: when access ends
     * @param expiration {@code notSpecified} for a policy that says nothing of an end
     * @param requestor who may ask; all of the scope for themselves when left out
     * @param questions that are put to who asks
     * @param automatic when access is given and taken without a request; never when left out
     * @param assignmentNotificationDisabled whether nobody is told of an assignment; false when left out
     * @param other what is kept as it was sent, because nothing here goes by it
     */
    record Entry(
            @Nullable UUID id,
            String displayName,
            @Longest(4000) @Nullable String description,
            @Nullable AllowedTargetScope scope,
            @Nullable List<SeededSubjectSet> allowedTargets,
            @Nullable List<SeededSubjectSet> approvers,
            SeededTerms.@Nullable Approval approval,
            @Nullable TimeSpan expiresAfter,
            @Nullable PointInTime expiresAt,
            Expiration.@Nullable Type expiration,
            SeededTerms.@Nullable Requestor requestor,
            @Nullable List<SeededQuestion> questions,
            SeededTerms.@Nullable Automatic automatic,
            @Nullable Boolean assignmentNotificationDisabled,
            @Nullable OtherTerms other,
            @Nullable SeededAudit audit) {

        Entry {
            Expirations.requireCountable("expiresAfter", expiresAfter);
            if (approvers != null && approval != null) {
                throw new IllegalArgumentException("a policy has approvers or an approval, not both");
            }
            if (expiresAfter != null && expiresAt != null) {
                throw new IllegalArgumentException("a policy has expiresAfter or expiresAt, not both");
            }
        }
    }

    private final AssignmentPolicyRepository policies;
    private final CatalogNames names;
    private final PolicyTermsSeed terms;

    PolicySeed(AssignmentPolicyRepository policies, CatalogNames names, PolicyTermsSeed terms) {
        this.policies = policies;
        this.names = names;
        this.terms = terms;
    }

    void load(SeedLoad load, AccessPackage accessPackage, @Nullable List<Entry> entries) {
        load.each(entries, entry -> load(load, accessPackage, entry));
    }

    private void load(SeedLoad load, AccessPackage accessPackage, Entry entry) {
        SeedNames known = names.policies(load, accessPackage.id());
        UUID id = entry.id() != null
                ? entry.id()
                : known.byName(entry, entry.displayName())
                        .orElseGet(() -> load.derived(SECTION, accessPackage.id() + "/" + entry.displayName()));
        load.only(SECTION, entry, id);
        TenantKey key = new TenantKey(load.tenantId(), id);
        PolicyTerms meant = terms.read(load, id, entry);
        Author seed = Author.seed(load.tenantId(), load.now());
        if (known.has(id)) {
            AssignmentPolicy policy = policies.findById(key).orElseThrow();
            policy.replace(entry.displayName(), entry.description(), meant, seed);
            if (entry.audit() != null) {
                policy.sign(SeededAudit.from(entry.audit(), seed));
            }
            load.updated(SECTION, id);
        } else if (policies.findById(key).isPresent()) {
            throw new IllegalArgumentException("the policy " + id + " is of another access package");
        } else {
            policies.save(new AssignmentPolicy(
                    key,
                    accessPackage,
                    entry.displayName(),
                    entry.description(),
                    meant,
                    SeededAudit.from(entry.audit(), seed)));
            load.created(SECTION, id);
        }
        known.add(id, entry.displayName());
    }
}
