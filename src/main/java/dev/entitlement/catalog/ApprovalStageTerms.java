package dev.entitlement.catalog;

import java.time.Duration;
import java.util.List;

/**
 * One stage of an approval.
 *
 * @param beforeDenial how long approvers have before the request is denied by itself
 * @param approverJustificationRequired whether who decides must say why
 * @param escalationEnabled whether the escalation approvers may decide, too, after a while
 * @param beforeEscalation that while
 * @param primaryApprovers who decides
 * @param fallbackPrimaryApprovers who decides where no primary approver is found
 * @param escalationApprovers who may decide after {@code beforeEscalation}
 * @param fallbackEscalationApprovers who may where no escalation approver is found
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageapprovalstage">accessPackageApprovalStage</a>
 */
public record ApprovalStageTerms(
        Duration beforeDenial,
        boolean approverJustificationRequired,
        boolean escalationEnabled,
        Duration beforeEscalation,
        List<SubjectSet> primaryApprovers,
        List<SubjectSet> fallbackPrimaryApprovers,
        List<SubjectSet> escalationApprovers,
        List<SubjectSet> fallbackEscalationApprovers) {

    /** How long approvers have when a policy does not say. */
    public static final Duration BEFORE_DENIAL = Duration.ofDays(14);

    public ApprovalStageTerms {
        primaryApprovers = List.copyOf(primaryApprovers);
        fallbackPrimaryApprovers = List.copyOf(fallbackPrimaryApprovers);
        escalationApprovers = List.copyOf(escalationApprovers);
        fallbackEscalationApprovers = List.copyOf(fallbackEscalationApprovers);
    }

    /** A stage at which any of these decides, within fourteen days. */
    public static ApprovalStageTerms by(List<SubjectSet> approvers) {
        return new ApprovalStageTerms(
                BEFORE_DENIAL, false, false, Duration.ZERO, approvers, List.of(), List.of(), List.of());
    }
}
