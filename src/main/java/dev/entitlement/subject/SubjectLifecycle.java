package dev.entitlement.subject;

/**
 * Whether entitlement management decides on the life of a subject's account.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/accesspackagesubject">accessPackageSubject</a>
 */
public enum SubjectLifecycle {
    NOT_DEFINED,
    NOT_GOVERNED,
    GOVERNED
}
