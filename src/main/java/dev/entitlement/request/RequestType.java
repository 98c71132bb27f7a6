package dev.entitlement.request;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * What a request asks for, and on whose account.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>
 */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum RequestType {
    NOT_SPECIFIED,
    USER_ADD,
    USER_UPDATE,
    USER_REMOVE,
    ADMIN_ADD,
    ADMIN_UPDATE,
    ADMIN_REMOVE,
    SYSTEM_ADD,
    SYSTEM_UPDATE,
    SYSTEM_REMOVE,
    ON_BEHALF_ADD,
    APPROVER_REMOVE;

    /** The types that ask for the end of an assignment. */
    static final Set<RequestType> REMOVALS =
            Set.copyOf(EnumSet.of(USER_REMOVE, ADMIN_REMOVE, SYSTEM_REMOVE, APPROVER_REMOVE));

    /** Whether it asks for an assignment that is not there yet. */
    public boolean isAdd() {
        return this == USER_ADD || this == ADMIN_ADD || this == SYSTEM_ADD || this == ON_BEHALF_ADD;
    }

    /** Whether it asks for a change of an assignment. */
    public boolean isUpdate() {
        return this == USER_UPDATE || this == ADMIN_UPDATE || this == SYSTEM_UPDATE;
    }

    /** Whether it asks for the end of an assignment. */
    public boolean isRemoval() {
        return REMOVALS.contains(this);
    }

    /** Whether an administrator decides, so that no policy asks for approval. */
    public boolean isAdministrative() {
        return this == ADMIN_ADD || this == ADMIN_UPDATE || this == ADMIN_REMOVE;
    }

    /** Whether people ask for themselves, as a policy lets them. */
    public boolean isByUser() {
        return this == USER_ADD || this == USER_UPDATE || this == USER_REMOVE;
    }
}
