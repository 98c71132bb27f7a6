package dev.entitlement.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which segments Graph's own model has, to tell a path that Graph does not know (400) from one that it knows but whose
 * backend answers nothing (404 with an empty code).
 */
final class GraphModel {

    private static final List<String> ROOT = List.of("identityGovernance", "entitlementManagement");

    /** Who may manage what, which no version of the emulator serves. */
    private static final String ROLES = "roleManagement";

    /** Sets under {@code /roleManagement/entitlementManagement}. */
    private static final NavigableSet<String> ROLE_SETS = anyCase(
            "resourceNamespaces",
            "roleAssignments",
            "roleAssignmentScheduleInstances",
            "roleAssignmentScheduleRequests",
            "roleAssignmentSchedules",
            "roleDefinitions",
            "roleEligibilityScheduleInstances",
            "roleEligibilityScheduleRequests",
            "roleEligibilitySchedules",
            "transitiveRoleAssignments");

    /** Sets under {@code /identityGovernance/entitlementManagement}. */
    private static final Map<GraphVersion, NavigableSet<String>> SETS = Map.of(
            GraphVersion.BETA,
            anyCase(
                    "accessPackageAssignmentApprovals",
                    "accessPackageAssignmentPolicies",
                    "accessPackageAssignmentRequests",
                    "accessPackageAssignmentResourceRoles",
                    "accessPackageAssignments",
                    "accessPackageCatalogs",
                    "accessPackageResourceEnvironments",
                    "accessPackageResourceRequests",
                    "accessPackageResourceRoleScopes",
                    "accessPackageResources",
                    "accessPackages",
                    "accessOrchestratorRequests",
                    "accessPackageSuggestions",
                    "assignmentRequests",
                    "availableAccessPackages",
                    "connectedOrganizations",
                    "controlConfigurations",
                    "externalOriginResourceConnectors",
                    "settings",
                    "subjects"),
            GraphVersion.V1,
            anyCase(
                    "accessPackageAssignmentApprovals",
                    "accessPackages",
                    "accessPackageSuggestions",
                    "assignmentPolicies",
                    "assignmentRequests",
                    "assignments",
                    "availableAccessPackages",
                    "catalogs",
                    "connectedOrganizations",
                    "controlConfigurations",
                    "resourceEnvironments",
                    "resourceRequests",
                    "resourceRoleScopes",
                    "resources",
                    "settings",
                    "subjects"));

    /** The one name of {@link #SETS} that is no set: it has no key. */
    private static final String SINGLETON = "settings";

    /** What OData puts after a set or an entity. */
    private static final NavigableSet<String> DOLLARS = anyCase("$count", "$ref", "$value");

    private GraphModel() {}

    /**
     * Why a path has no operation.
     *
     * @param path in its canonical spelling
     * @param uri the absolute URI that was called
     * @param known what may follow an entity
     */
    static GraphException unrouted(String path, String uri, KnownSegments known) {
        List<String> segments = List.of(GraphPath.segmentsOf(path));
        String version = segments.get(0);
        if (!version.equals(GraphVersion.BETA.segment()) && !version.equals(GraphVersion.V1.segment())) {
            return GraphException.badRequest("Invalid version: " + version);
        }
        GraphVersion spoken = version.equals(GraphVersion.V1.segment()) ? GraphVersion.V1 : GraphVersion.BETA;
        for (int depth = 1; depth < segments.size(); depth++) {
            if (depth == 4
                    && !ROLES.equalsIgnoreCase(segments.get(1))
                    && !segments.get(3).endsWith(")")
                    && !SINGLETON.equalsIgnoreCase(segments.get(3))
                    && !isCountOrFunction(segments.get(depth))
                    && !Guids.isGuid(segments.get(depth))) {
                return Guids.refusal();
            }
            if (!knows(spoken, segments, depth, known)) {
                return GraphException.badRequest("Resource not found for the segment '" + segments.get(depth) + "'.");
            }
        }
        return GraphException.notFound("", "No HTTP resource was found that matches the request URI '" + uri + "'.");
    }

    private static boolean knows(GraphVersion version, List<String> segments, int depth, KnownSegments known) {
        String segment = segments.get(depth);
        return switch (depth) {
            case 1 -> segment.equalsIgnoreCase(ROOT.get(0)) || segment.equalsIgnoreCase(ROLES);
            case 2 -> segment.equalsIgnoreCase(ROOT.get(1));
            case 3 -> setsOf(version, segments.get(1)).contains(withoutKey(segment));
            case 4 -> true;
            default -> known.has(version, segments.get(3), segments.subList(5, depth), segment);
        };
    }

    private static NavigableSet<String> setsOf(GraphVersion version, String root) {
        return root.equalsIgnoreCase(ROLES) ? ROLE_SETS : SETS.getOrDefault(version, Collections.emptyNavigableSet());
    }

    /** An alternate key stands in parentheses. */
    private static String withoutKey(String segment) {
        return segment.endsWith(")") ? segment.substring(0, Math.max(segment.indexOf('('), 0)) : segment;
    }

    private static boolean isCountOrFunction(String segment) {
        return segment.endsWith(")") || DOLLARS.contains(segment);
    }

    private static NavigableSet<String> anyCase(String... names) {
        NavigableSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return Collections.unmodifiableNavigableSet(set);
    }
}
