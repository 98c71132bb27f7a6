package dev.entitlement.subject;

/**
 * What a subject is.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagesubject">accessPackageSubject</a>
 */
public enum SubjectType {
    NOT_SPECIFIED,
    USER,
    SERVICE_PRINCIPAL
}
