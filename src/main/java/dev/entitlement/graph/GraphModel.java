package dev.entitlement.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which segments Graph's own model has, to tell a path that Graph does not know (400) from one that it knows but whose
 * backend answers nothing (404 with an empty code).
 */
final class GraphModel {

    private static final List<String> ROOT = List.of("identitygovernance", "entitlementmanagement");

    /** Sets under {@code /identityGovernance/entitlementManagement}, in lower case. */
    private static final Map<GraphVersion, Set<String>> SETS = Map.of(
            GraphVersion.BETA,
            Set.of(
                    "accesspackageassignmentapprovals",
                    "accesspackageassignmentpolicies",
                    "accesspackageassignmentrequests",
                    "accesspackageassignmentresourceroles",
                    "accesspackageassignments",
                    "accesspackagecatalogs",
                    "accesspackageresourceenvironments",
                    "accesspackageresourcerequests",
                    "accesspackageresourcerolescopes",
                    "accesspackageresources",
                    "accesspackages",
                    "accesspackagesuggestions",
                    "assignmentrequests",
                    "availableaccesspackages",
                    "connectedorganizations",
                    "controlconfigurations",
                    "externaloriginresourceconnectors",
                    "settings",
                    "subjects"),
            GraphVersion.V1,
            Set.of(
                    "accesspackageassignmentapprovals",
                    "accesspackages",
                    "accesspackagesuggestions",
                    "assignmentpolicies",
                    "assignmentrequests",
                    "assignments",
                    "availableaccesspackages",
                    "catalogs",
                    "connectedorganizations",
                    "controlconfigurations",
                    "resourceenvironments",
                    "resourcerequests",
                    "resourcerolescopes",
                    "resources",
                    "settings",
                    "subjects"));

    /** What may follow an assignment request in either version, in lower case. */
    private static final Set<String> OF_REQUEST = Set.of(
            "accesspackage", "accesspackageassignment", "assignment", "cancel", "reprocess", "requestor", "resume");

    private GraphModel() {}

    /**
     * Why a path has no operation.
     *
     * @param path in its canonical spelling
     * @param uri the absolute URI that was called
     */
    static GraphException unrouted(String path, String uri) {
        List<String> segments = List.of(GraphPath.segmentsOf(path));
        String version = segments.get(0);
        if (!version.equals(GraphVersion.BETA.segment()) && !version.equals(GraphVersion.V1.segment())) {
            return GraphException.badRequest("Invalid version: " + version);
        }
        GraphVersion spoken = version.equals(GraphVersion.V1.segment()) ? GraphVersion.V1 : GraphVersion.BETA;
        for (int depth = 1; depth < segments.size(); depth++) {
            if (!knows(spoken, segments, depth)) {
                return GraphException.badRequest("Resource not found for the segment '" + segments.get(depth) + "'.");
            }
        }
        return GraphException.notFound("", "No HTTP resource was found that matches the request URI '" + uri + "'.");
    }

    private static boolean knows(GraphVersion version, List<String> segments, int depth) {
        String segment = segments.get(depth).toLowerCase(Locale.ROOT);
        return switch (depth) {
            case 1, 2 -> segment.equals(ROOT.get(depth - 1));
            case 3 -> SETS.getOrDefault(version, Set.of()).contains(segment);
            case 5 ->
                !segments.get(3).toLowerCase(Locale.ROOT).endsWith("assignmentrequests")
                        || OF_REQUEST.contains(segment);
            default -> true;
        };
    }
}
