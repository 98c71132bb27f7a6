package dev.entitlement.catalog;

/**
 * Who may be given access by a policy.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentpolicy">accessPackageAssignmentPolicy</a>
 */
public enum AllowedTargetScope {
    /** Nobody may ask; access is assigned directly. */
    NOT_SPECIFIED,
    SPECIFIC_DIRECTORY_USERS,
    SPECIFIC_CONNECTED_ORGANIZATION_USERS,
    SPECIFIC_DIRECTORY_SERVICE_PRINCIPALS,
    ALL_MEMBER_USERS,
    ALL_DIRECTORY_USERS,
    ALL_DIRECTORY_SERVICE_PRINCIPALS,
    ALL_CONFIGURED_CONNECTED_ORGANIZATION_USERS,
    ALL_EXTERNAL_USERS,
    ALL_DIRECTORY_AGENT_IDENTITIES
}
