package dev.entitlement.graph;

/**
 * The permissions of entitlement management.
 *
 * @see <a href="https://learn.microsoft.com/graph/permissions-reference">Permissions reference</a>
 */
public final class Permissions {

    /** Delegated and application: read all. */
    public static final String READ = "EntitlementManagement.Read.All";

    /** Delegated and application: read and write all. */
    public static final String READ_WRITE = "EntitlementManagement.ReadWrite.All";

    /** Delegated only: users on access of their own. */
    public static final String SUBJECT_ACCESS = "EntitlementMgmt-SubjectAccess.ReadWrite";

    private Permissions() {}
}
