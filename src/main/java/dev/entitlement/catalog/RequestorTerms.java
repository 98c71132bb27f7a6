package dev.entitlement.catalog;

import java.util.List;

/**
 * Who may ask for themselves and for others, and for what. {@code enableTargetsToSelfAddAccess} is what beta calls
 * {@code acceptRequests}, {@code enableTargetsToSelfUpdateAccess} its {@code canExtend}.
 *
 * @param onBehalfRequestors who may ask for others
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequestorsettings">accessPackageAssignmentRequestorSettings</a>
 */
public record RequestorTerms(
        boolean enableTargetsToSelfAddAccess,
        boolean enableTargetsToSelfUpdateAccess,
        boolean enableTargetsToSelfRemoveAccess,
        boolean allowCustomAssignmentSchedule,
        boolean enableOnBehalfRequestorsToAddAccess,
        boolean enableOnBehalfRequestorsToUpdateAccess,
        boolean enableOnBehalfRequestorsToRemoveAccess,
        List<SubjectSet> onBehalfRequestors) {

    /** Nobody may ask for anything. */
    public static final RequestorTerms NOBODY =
            new RequestorTerms(false, false, false, false, false, false, false, List.of());

    /** Everybody whom the policy allows may ask for themselves. */
    public static final RequestorTerms SELF_SERVICE =
            new RequestorTerms(true, true, true, false, false, false, false, List.of());

    public RequestorTerms {
        onBehalfRequestors = List.copyOf(onBehalfRequestors);
    }
}
