package dev.entitlement.assignment;

/**
 * How far one resource role has been delivered.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentresourcerole">accessPackageAssignmentResourceRole</a>
 */
public enum ResourceRoleStatus {
    PENDING_FULFILLMENT,
    FULFILLED
}
