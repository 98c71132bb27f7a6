package dev.entitlement.catalog;

import dev.entitlement.graph.GraphException;
import java.util.Map;

/**
 * Beta's words for who may be given access; where it has none, v1.0's stand in.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/requestorsettings?view=graph-rest-beta">requestorSettings</a>
 */
final class BetaScope {

    private static final Map<AllowedTargetScope, String> NAMES = Map.of(
            AllowedTargetScope.NOT_SPECIFIED, "NoSubjects",
            AllowedTargetScope.SPECIFIC_DIRECTORY_USERS, "SpecificDirectorySubjects",
            AllowedTargetScope.SPECIFIC_CONNECTED_ORGANIZATION_USERS, "SpecificConnectedOrganizationSubjects",
            AllowedTargetScope.SPECIFIC_DIRECTORY_SERVICE_PRINCIPALS, "SpecificDirectoryServicePrincipals",
            AllowedTargetScope.ALL_MEMBER_USERS, "AllExistingDirectoryMemberUsers",
            AllowedTargetScope.ALL_DIRECTORY_USERS, "AllExistingDirectorySubjects",
            AllowedTargetScope.ALL_DIRECTORY_SERVICE_PRINCIPALS, "AllDirectoryServicePrincipals",
            AllowedTargetScope.ALL_CONFIGURED_CONNECTED_ORGANIZATION_USERS,
                    "AllConfiguredConnectedOrganizationSubjects",
            AllowedTargetScope.ALL_EXTERNAL_USERS, "AllExternalSubjects",
            AllowedTargetScope.ALL_DIRECTORY_AGENT_IDENTITIES, "AllDirectoryAgentIdentities");

    /** An older name for all connected organizations. */
    private static final String ALL_EXISTING = "AllExistingConnectedOrganizationSubjects";

    private BetaScope() {}

    static String nameOf(AllowedTargetScope scope) {
        return NAMES.getOrDefault(scope, scope.name());
    }

    /** @throws GraphException 400 for a word that beta does not have */
    static AllowedTargetScope of(String name) {
        if (name.equalsIgnoreCase(ALL_EXISTING)) {
            return AllowedTargetScope.ALL_CONFIGURED_CONNECTED_ORGANIZATION_USERS;
        }
        return NAMES.entrySet().stream()
                .filter(known -> known.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> Refusals.noSuchValue(name));
    }
}
