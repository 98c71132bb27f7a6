package dev.entitlement.catalog;

import java.util.List;

/**
 * Whether somebody must approve a request, and who, stage after stage.
 *
 * @param requiredForAdd whether new access needs approval
 * @param requiredForUpdate whether a change or an extension needs approval
 * @param requestorJustificationRequired whether who asks must say why
 * @param stages in their order; empty where nothing needs approval
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentapprovalsettings">accessPackageAssignmentApprovalSettings</a>
 */
public record ApprovalTerms(
        boolean requiredForAdd,
        boolean requiredForUpdate,
        boolean requestorJustificationRequired,
        List<ApprovalStageTerms> stages) {

    /** Nobody needs to approve. */
    public static final ApprovalTerms NONE = new ApprovalTerms(false, false, false, List.of());

    public ApprovalTerms {
        stages = List.copyOf(stages);
    }
}
