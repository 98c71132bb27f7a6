package dev.entitlement.assignment;

/**
 * The state of an assignment as a whole.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignment">accessPackageAssignment</a>
 */
public enum AssignmentState {
    DELIVERING,
    PARTIALLY_DELIVERED,
    DELIVERED,
    DELIVERY_FAILED
}
