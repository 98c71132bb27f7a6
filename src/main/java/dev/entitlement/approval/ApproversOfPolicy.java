package dev.entitlement.approval;

import dev.entitlement.catalog.ApprovalStageTerms;
import dev.entitlement.catalog.SubjectSet;
import dev.entitlement.subject.Subject;
import dev.entitlement.subject.Subjects;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenants;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom a policy means by its approvers when somebody asks: users and groups by their object ids.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageapprovalstage">accessPackageApprovalStage</a>
 */
@Component
class ApproversOfPolicy {

    private final Tenants tenants;
    private final Subjects subjects;

    ApproversOfPolicy(Tenants tenants, Subjects subjects) {
        this.tenants = tenants;
        this.subjects = subjects;
    }

    /** Who decides; the fallback approvers where nobody else is found. */
    Set<UUID> primary(UUID tenantId, ApprovalStageTerms terms, UUID requestorId) {
        Set<UUID> found = found(tenantId, terms.primaryApprovers(), requestorId);
        return found.isEmpty() ? found(tenantId, terms.fallbackPrimaryApprovers(), requestorId) : found;
    }

    /** Who may decide when the others have not; the fallback approvers where nobody else is found. */
    Set<UUID> escalation(UUID tenantId, ApprovalStageTerms terms, UUID requestorId) {
        Set<UUID> found = found(tenantId, terms.escalationApprovers(), requestorId);
        return found.isEmpty() ? found(tenantId, terms.fallbackEscalationApprovers(), requestorId) : found;
    }

    private Set<UUID> found(UUID tenantId, List<SubjectSet> sets, UUID requestorId) {
        Set<UUID> found = new LinkedHashSet<>();
        for (SubjectSet set : sets) {
            UUID id = set.id();
            switch (set.type()) {
                case SINGLE_USER -> {
                    if (id != null && tenants.hasUser(tenantId, id)) {
                        found.add(id);
                    }
                }
                case GROUP_MEMBERS -> {
                    if (id != null) {
                        found.add(id);
                    }
                }
                case REQUESTOR_MANAGER, TARGET_MANAGER ->
                    managerOf(tenantId, requestorId, set.managerLevel()).ifPresent(found::add);
                default -> {}
            }
        }
        return found;
    }

    /** @param level how many managers up; null: the first */
    private Optional<UUID> managerOf(UUID tenantId, UUID subjectId, @Nullable Integer level) {
        Optional<UUID> person = subjects.find(tenantId, subjectId).map(Subject::objectId);
        for (int up = 0; up < (level == null ? 1 : level) && person.isPresent(); up++) {
            person = person.flatMap(id -> tenants.user(tenantId, id)).map(DirectoryUser::managerId);
        }
        return person;
    }
}
