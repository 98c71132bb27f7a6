package dev.entitlement.approval;

/**
 * What an approver has decided. Clients write {@code Approve} and {@code Deny}.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approvalstage">approvalStage</a>
 */
enum ReviewResult {
    NOT_REVIEWED,
    APPROVED,
    DENIED
}
