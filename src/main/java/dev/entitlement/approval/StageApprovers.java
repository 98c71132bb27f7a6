package dev.entitlement.approval;

import dev.entitlement.catalog.AccessPackages;
import dev.entitlement.catalog.SubjectSet;
import dev.entitlement.identity.Caller;
import dev.entitlement.odata.Restriction;
import dev.entitlement.request.Approvers;
import dev.entitlement.request.AssignmentRequest;
import dev.entitlement.tenant.DirectoryGroup;
import dev.entitlement.tenant.Tenants;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who may decide at which stage. */
@Component
class StageApprovers implements Approvers {

    private final ApprovalApproverRepository approvers;
    private final AccessPackages accessPackages;
    private final Tenants tenants;

    StageApprovers(ApprovalApproverRepository approvers, AccessPackages accessPackages, Tenants tenants) {
        this.approvers = approvers;
        this.accessPackages = accessPackages;
        this.tenants = tenants;
    }

    @Override
    public boolean mayApprove(UUID tenantId, UUID policyId, UUID userObjectId) {
        SubjectSet.Membership groups = (group, user) -> tenants.isMember(tenantId, group, user);
        return accessPackages.policy(tenantId, policyId).stream()
                .flatMap(policy -> policy.terms().approval().stages().stream())
                .flatMap(stage -> stage.primaryApprovers().stream())
                .anyMatch(set -> set.names(userObjectId, groups));
    }

    @Override
    public Restriction<AssignmentRequest> askedOf(UUID tenantId, UUID userObjectId) {
        return askedOf(userObjectId);
    }

    /** Whether a user may decide at a stage, in person or as a member of a group. */
    boolean mayDecide(ApprovalStage stage, UUID userObjectId) {
        UUID tenantId = stage.key().tenantId();
        return approvers.findByKeyTenantIdAndKeyStageId(tenantId, stage.id()).stream()
                .map(ApprovalApprover::key)
                .filter(approver -> stage.isEscalated() || !approver.escalation())
                .map(ApproverKey::principalId)
                .anyMatch(principal ->
                        principal.equals(userObjectId) || tenants.isMember(tenantId, principal, userObjectId));
    }

    /** Whether the user behind the call under way may decide at a stage. */
    boolean isAssignedToCaller(ApprovalStage stage) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.delegated()
                && caller.objectId() != null
                && mayDecide(stage, caller.objectId());
    }

    /** Requests, or approvals, at an opened stage of which a user may decide. */
    <E> Restriction<E> askedOf(UUID userObjectId) {
        return (entity, query, criteria) -> {
            Subquery<UUID> asked = query.subquery(UUID.class);
            Root<ApprovalStage> stage = asked.from(ApprovalStage.class);
            Root<ApprovalApprover> approver = asked.from(ApprovalApprover.class);
            asked.select(stage.get("approvalId"))
                    .where(
                            sameTenant(stage, entity, criteria),
                            sameTenant(approver, entity, criteria),
                            criteria.equal(
                                    approver.get("key").get("stageId"),
                                    stage.get("key").get("id")),
                            criteria.notEqual(stage.get("status"), StageStatus.INITIALIZING),
                            criteria.or(
                                    criteria.isTrue(stage.get("escalated")),
                                    criteria.isFalse(approver.get("key").get("escalation"))),
                            isOrHas(approver, userObjectId, query, criteria));
            return entity.get("key").get("id").in(asked);
        };
    }

    private static Predicate isOrHas(
            Root<ApprovalApprover> approver, UUID user, CriteriaQuery<?> query, CriteriaBuilder criteria) {
        Subquery<UUID> groups = query.subquery(UUID.class);
        Root<DirectoryGroup> group = groups.from(DirectoryGroup.class);
        groups.select(group.get("key").get("id"))
                .where(sameTenant(group, approver, criteria), criteria.equal(group.join("members"), user));
        return criteria.or(
                criteria.equal(approver.get("key").get("principalId"), user),
                approver.get("key").get("principalId").in(groups));
    }

    private static Predicate sameTenant(From<?, ?> one, From<?, ?> other, CriteriaBuilder criteria) {
        return criteria.equal(one.get("key").get("tenantId"), other.get("key").get("tenantId"));
    }
}
