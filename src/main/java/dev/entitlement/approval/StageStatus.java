package dev.entitlement.approval;

/**
 * Where a stage of an approval is.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/approvalstage">approvalStage</a>
 */
enum StageStatus {
    /** An earlier one has not approved yet. */
    INITIALIZING,
    IN_PROGRESS,
    COMPLETED,
    /** Nobody has decided in time, or nobody needs to any more. */
    EXPIRED
}
