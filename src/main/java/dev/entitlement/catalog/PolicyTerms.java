package dev.entitlement.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says: who may be given access, who may ask, who approves, what is asked, and when access ends.
 *
 * @param specificAllowedTargets whom a scope that speaks of specific users means
 * @param automatic when access is given and taken without a request; null where it is not
 * @param assignmentNotificationDisabled whether nobody is told of an assignment
 * @param other what is kept as it was sent, because nothing in the emulator goes by it
 */
public record PolicyTerms(
        AllowedTargetScope scope,
        List<SubjectSet> specificAllowedTargets,
        RequestorTerms requestor,
        ApprovalTerms approval,
        Expiration expiration,
        List<Question> questions,
        @Nullable AutomaticTerms automatic,
        boolean assignmentNotificationDisabled,
        OtherTerms other) {

    /** Direct assignment without an end: what a policy says that says nothing. */
    public static final PolicyTerms DIRECT = new PolicyTerms(
            AllowedTargetScope.NOT_SPECIFIED,
            List.of(),
            RequestorTerms.NOBODY,
            ApprovalTerms.NONE,
            Expiration.NEVER,
            List.of(),
            null,
            false,
            OtherTerms.NONE);

    public PolicyTerms {
        specificAllowedTargets = List.copyOf(specificAllowedTargets);
        questions = List.copyOf(questions);
    }

    /**
     * Whether a user of the directory may ask for access for themselves. The emulator's directories have no guests, so
     * all their users are members.
     */
    public boolean allows(UUID userObjectId, SubjectSet.Membership groups) {
        return requestor.enableTargetsToSelfAddAccess()
                && switch (scope) {
                    case ALL_MEMBER_USERS, ALL_DIRECTORY_USERS -> true;
                    case SPECIFIC_DIRECTORY_USERS ->
                        specificAllowedTargets.stream().anyMatch(set -> set.names(userObjectId, groups));
                    default -> false;
                };
    }
}
