package dev.entitlement.assignment;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * How far one resource role has been delivered.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentresourcerole">accessPackageAssignmentResourceRole</a>
 */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum ResourceRoleStatus {
    PENDING_FULFILLMENT,
    FULFILLED
}
