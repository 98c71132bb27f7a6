package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.BOSS;
import static dev.entitlement.acceptance.Lifecycle.READ_WRITE;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The whole way by plain HTTP: a world of its own, a request, its approval, a delivery that fails, and its reprocess. */
class FromCatalogToDeliveryAcceptanceTests {

    private final String app = Lifecycle.appToken();
    private final String group = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource
    void aFailedDeliveryIsFoundAndReprocessed(Spoken spoken) {
        String accessPackage = builtPackage(spoken);
        String policy = idOf(post(spoken.path(spoken.policies), app, spoken.policy(accessPackage)));
        String user = Lifecycle.freshUser();
        String boss = Lifecycle.tokenOf(BOSS, READ_WRITE);

        String request = idOf(post(
                spoken.path("assignmentRequests"),
                Lifecycle.tokenOf(user, SUBJECT_ACCESS),
                spoken.request(accessPackage, policy)));
        awaitState(spoken, request, "PendingApproval");
        assertThat(fails(request).status()).isEqualTo(200);
        assertThat(approve(spoken, request, boss).status()).isEqualTo(204);
        awaitState(spoken, request, "DeliveryFailed");

        JsonNode failed = onlyFailed(spoken, accessPackage);
        assertThat(failed.path("id").asString()).isEqualTo(request);
        assertThat(failed.at("/requestor/objectId").asString()).isEqualTo(user);
        assertThat(failed.at("/accessPackage/displayName").asString()).isEqualTo("Package");
        assertThat(roles(user).at("/0/status").asString()).isEqualTo("PendingFulfillment");

        Answer reprocessed = post(spoken.path("assignmentRequests/" + request + "/reprocess"), app, "");
        assertThat(reprocessed.status()).isEqualTo(202);
        assertThat(reprocessed.text()).isEmpty();
        awaitState(spoken, request, "Delivered");

        JsonNode delivered = get(spoken.path("assignmentRequests/" + request + "?$expand=" + spoken.assignment));
        assertThat(delivered
                        .at("/" + spoken.assignment + "/" + spoken.assignmentState)
                        .asString())
                .isEqualToIgnoringCase("Delivered");
        assertThat(delivered.path(spoken.completed).isString()).isTrue();
        assertThat(roles(user))
                .hasSize(1)
                .allSatisfy(role -> assertThat(role.path("status").asString()).isEqualTo("Fulfilled"));
        assertThat(onlyFailed(spoken, accessPackage).isMissingNode()).isTrue();
    }

    private String builtPackage(Spoken spoken) {
        String catalog = idOf(post(spoken.path(spoken.catalogs), app, "{\"displayName\":\"Catalog " + group + "\"}"));
        idOf(post(spoken.path(spoken.resourceRequests), app, spoken.onboarding(catalog, group)));
        String accessPackage = idOf(post(spoken.path("accessPackages"), app, spoken.accessPackage(catalog)));
        idOf(post(spoken.path("accessPackages/" + accessPackage + "/" + spoken.roleScopes), app, spoken.member(group)));
        return accessPackage;
    }

    private Answer fails(String request) {
        return Lifecycle.send(
                "PUT",
                "/_emulator/delivery/outcomes",
                "",
                "{\"request\":\"" + request + "\",\"sequence\":[\"deliveryFailed\"]}");
    }

    private static Answer approve(Spoken spoken, String request, String boss) {
        String stages = spoken.path("accessPackageAssignmentApprovals/" + request + "/" + spoken.stages);
        String stage = WIRE.get(stages, boss).json().at("/value/0/id").asString();
        return Lifecycle.send(
                "PATCH", stages + "/" + stage, boss, "{\"reviewResult\":\"Approve\",\"justification\":\"Fine\"}");
    }

    private JsonNode onlyFailed(Spoken spoken, String accessPackage) {
        String filter = "accessPackage/id eq '%s' and %s eq '%s'"
                .formatted(accessPackage, spoken.requestState, spoken.spelled("DeliveryFailed"));
        return get(spoken.path("assignmentRequests?$expand=requestor,accessPackage&$filter="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8)))
                .at("/value/0");
    }

    /** Only beta shows them. */
    private JsonNode roles(String user) {
        return get(Lifecycle.BETA
                        + "accessPackageAssignmentResourceRoles?$filter=accessPackageSubject/objectId%20eq%20'" + user
                        + "'")
                .path("value");
    }

    private void awaitState(Spoken spoken, String request, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(spoken.path("assignmentRequests/" + request))
                                .path(spoken.requestState)
                                .asString(),
                        spoken.spelled(state)::equals);
    }

    private JsonNode get(String path) {
        return WIRE.get(path, app).json();
    }

    private static Answer post(String path, String token, String json) {
        return Lifecycle.send("POST", path, token, json);
    }

    private static String idOf(Answer created) {
        return Lifecycle.idOf(created);
    }
}
