package dev.entitlement.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a policy means: one user, the members of a group, somebody's manager.
 *
 * @param type the kind of set
 * @param id of the user, service principal, group or connected organization; null for sets that name nobody
 * @param description for people
 * @param backup whether it stands in for an approver who cannot be found; only beta says so
 * @param managerLevel how many managers up; null for sets without a manager
 * @param membershipRule which users are meant; null for sets without a rule. The emulator evaluates none
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subjectset">subjectSet</a>
 */
public record SubjectSet(
        Type type,
        @Nullable UUID id,
        @Nullable String description,
        boolean backup,
        @Nullable Integer managerLevel,
        @Nullable String membershipRule) {

    /** Names are those of Graph's types. */
    public enum Type {
        SINGLE_USER,
        SINGLE_SERVICE_PRINCIPAL,
        GROUP_MEMBERS,
        CONNECTED_ORGANIZATION_MEMBERS,
        REQUESTOR_MANAGER,
        TARGET_MANAGER,
        INTERNAL_SPONSORS,
        EXTERNAL_SPONSORS,
        TARGET_USER_SPONSORS,
        ATTRIBUTE_RULE_MEMBERS
    }

    /** A set without a rule. */
    public SubjectSet(
            Type type,
            @Nullable UUID id,
            @Nullable String description,
            boolean backup,
            @Nullable Integer managerLevel) {
        this(type, id, description, backup, managerLevel, null);
    }

    /** Who is in which group. */
    @FunctionalInterface
    public interface Membership {

        /** Whether the user is a member of the group. */
        boolean isMember(UUID groupId, UUID userId);
    }

    /** One user of the directory. */
    public static SubjectSet user(UUID objectId) {
        return new SubjectSet(Type.SINGLE_USER, objectId, null, false, null);
    }

    /** The same people, standing in for others. */
    SubjectSet asBackup() {
        return new SubjectSet(type, id, description, true, managerLevel, membershipRule);
    }

    /** Whether a user of the directory is named, in person or as a member of a group. */
    public boolean names(UUID userObjectId, Membership groups) {
        return switch (type) {
            case SINGLE_USER -> userObjectId.equals(id);
            case GROUP_MEMBERS -> id != null && groups.isMember(id, userObjectId);
            default -> false;
        };
    }
}
