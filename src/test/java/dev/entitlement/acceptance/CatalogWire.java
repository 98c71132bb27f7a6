package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;

/** Builds catalogs and what is in them by plain HTTP, in the words of one version. */
enum CatalogWire {
    BETA(
            "/beta",
            Map.of(
                    "catalogs", "accessPackageCatalogs",
                    "policies", "accessPackageAssignmentPolicies",
                    "resourceRequests", "accessPackageResourceRequests",
                    "roleScopes", "accessPackageResourceRoleScopes",
                    "resources", "accessPackageResources",
                    "role", "accessPackageResourceRole",
                    "scope", "accessPackageResourceScope",
                    "resource", "accessPackageResource")) {
        @Override
        String in(String set, String id) {
            return "\"" + (set.equals("catalog") ? "catalogId" : "accessPackageId") + "\":\"" + id + "\"";
        }
    },
    V1(
            "/v1.0",
            Map.of(
                    "catalogs", "catalogs",
                    "policies", "assignmentPolicies",
                    "resourceRequests", "resourceRequests",
                    "roleScopes", "resourceRoleScopes",
                    "resources", "resources",
                    "role", "role",
                    "scope", "scope",
                    "resource", "resource")) {
        @Override
        String in(String set, String id) {
            return "\"" + set + "\":{\"id\":\"" + id + "\"}";
        }
    };

    private static final String TOKEN = SharedEmulator.permittedToken();

    private final String version;
    private final Map<String, String> names;

    CatalogWire(String version, Map<String, String> names) {
        this.version = version;
        this.names = names;
    }

    /** The member of a body that says what something is in: {@code catalog} or {@code accessPackage}. */
    abstract String in(String set, String id);

    /** What this version calls a set or a member. */
    String word(String name) {
        return names.getOrDefault(name, name);
    }

    String path(String set) {
        return version + "/identityGovernance/entitlementManagement/" + word(set);
    }

    Answer get(String path) {
        return WIRE.get(path, TOKEN);
    }

    Answer send(String method, String path, String json) {
        return send(method, path, json, TOKEN);
    }

    Answer send(String method, String path, String json, String token) {
        return WIRE.send(WIRE.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Makes an entity and answers its id. */
    String made(String path, String json) {
        Answer answer = send("POST", path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    String catalog() {
        return made(path("catalogs"), "{\"displayName\":\"Catalog " + UUID.randomUUID() + "\"}");
    }

    String accessPackage(String catalogId) {
        return made(path("accessPackages"), "{\"displayName\":\"Package\"," + in("catalog", catalogId) + "}");
    }

    /** The body that asks for a group to come into a catalog. */
    String onboarding(String catalogId, String groupId) {
        return ("{\"requestType\":\"adminAdd\",\"%s\":{\"originId\":\"%s\",\"originSystem\":\"AadGroup\","
                        + "\"displayName\":\"Group\"},%s}")
                .formatted(word("resource"), groupId, in("catalog", catalogId));
    }

    /** The body that adds membership of a group to an access package. */
    String membership(String groupId) {
        return ("{\"%s\":{\"originId\":\"Member_%s\",\"originSystem\":\"AadGroup\",\"%s\":{\"originId\":\"%s\","
                        + "\"originSystem\":\"AadGroup\"}},\"%s\":{\"originId\":\"%s\",\"originSystem\":\"AadGroup\"}}")
                .formatted(word("role"), groupId, word("resource"), groupId, word("scope"), groupId);
    }
}
