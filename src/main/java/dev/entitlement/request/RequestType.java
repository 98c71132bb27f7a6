package dev.entitlement.request;

/**
 * What a request asks for.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>
 */
public enum RequestType {
    USER_ADD,
    USER_UPDATE,
    USER_REMOVE,
    ADMIN_ADD,
    ADMIN_UPDATE,
    ADMIN_REMOVE,
    SYSTEM_ADD,
    SYSTEM_UPDATE,
    SYSTEM_REMOVE
}
