package dev.entitlement.request;

/**
 * Where in the life of a request a custom extension is called.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequestcallbackdata">accessPackageAssignmentRequestCallbackData</a>
 */
public enum RequestStage {
    ASSIGNMENT_REQUEST_CREATED,
    ASSIGNMENT_REQUEST_APPROVED,
    ASSIGNMENT_REQUEST_GRANTED,
    ASSIGNMENT_REQUEST_REMOVED,
    ASSIGNMENT_FOURTEEN_DAYS_BEFORE_EXPIRATION,
    ASSIGNMENT_ONE_DAY_BEFORE_EXPIRATION
}
