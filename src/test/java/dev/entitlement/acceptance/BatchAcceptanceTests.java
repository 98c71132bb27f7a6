package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Batches.get;
import static dev.entitlement.acceptance.Batches.only;
import static dev.entitlement.acceptance.Batches.path;
import static dev.entitlement.acceptance.Batches.reprocess;
import static dev.entitlement.acceptance.Batches.send;
import static dev.entitlement.acceptance.Batches.step;
import static dev.entitlement.acceptance.Batches.stepOf;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.SharedEmulator.freshFailedRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each step of a batch is a call of its own. */
class BatchAcceptanceTests {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    private final String token = SharedEmulator.permittedToken();

    @ParameterizedTest
    @CsvSource({"beta, requestState", "v1.0, state", "BETA, requestState"})
    void aStepIsAnsweredInTheVersionOfItsBatch(String version, String state) {
        Answer answer = send(version, token, Batches.of(get("1", path(Seeds.DELIVERED))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json;odata.metadata=minimal");
        JsonNode step = only(answer);
        assertThat(step.propertyNames()).containsExactly("id", "status", "headers", "body");
        assertThat(step.path("status").asInt()).isEqualTo(200);
        assertThat(step.path("body").has(state)).isTrue();
        assertThat(step.path("body"))
                .isEqualTo(
                        WIRE.get("/" + version + path(Seeds.DELIVERED), token).json());
        assertThat(step.at("/headers/Content-Type").asString()).startsWith("application/json");
        assertThat(step.at("/headers/Cache-Control").asString()).isEqualTo("private");
        assertThat(step.at("/headers/OData-Version").asString()).isEqualTo("4.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "//identityGovernance//entitlementManagement/assignmentRequests/{id}/",
                "/beta/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "beta/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "/v1.0/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "{origin}/V1.0/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "{origin}/identityGovernance/entitlementManagement/assignmentRequests/{id}",
                "/identityGovernance/entitlementManagement/assignmentRequests(%27{id}%27)",
                "/IDENTITYGOVERNANCE/entitlementmanagement/assignmentRequests/{id}"
            })
    void everySpellingOfAUrlIsFound(String url) {
        String spelled = url.replace("{id}", Seeds.DELIVERED)
                .replace("{origin}", WIRE.origin().toString());

        assertThat(only(send("beta", token, Batches.of(get("1", spelled))))
                        .at("/body/id")
                        .asString())
                .isEqualTo(Seeds.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?$select=id", "?%24select=id", "?$expand=requestor%28%24select%3Did%29", "?$nonsense=1"})
    void aStepsQueryIsThatOfACallOfItsOwn(String query) {
        Answer alone = WIRE.get("/v1.0" + path(Seeds.DELIVERED) + query, token);

        JsonNode step = only(send("v1.0", token, Batches.of(get("1", path(Seeds.DELIVERED) + query))));

        assertThat(step.path("status").asInt()).isEqualTo(alone.status());
        assertThat(step.at("/body/error/message")).isEqualTo(alone.json().at("/error/message"));
        assertThat(step.at("/body/id")).isEqualTo(alone.json().at("/id"));
    }

    @Test
    void reprocessNeedsNoBodyAndTakesAnEmptyOne() {
        String own = freshFailedRequest();
        String javas = freshFailedRequest();

        Answer answer = send(
                "beta",
                token,
                Batches.of(
                        reprocess("a", own),
                        step(
                                "b",
                                "'method':'post','url':'" + path(javas) + "/reprocess','body':{},"
                                        + "'headers':{'content-type':'text/plain','Content-Type':'application/json'}")));

        for (String id : new String[] {"a", "b"}) {
            assertThat(stepOf(answer, id).propertyNames()).containsExactly("id", "status", "headers");
            assertThat(stepOf(answer, id).path("status").asInt()).isEqualTo(202);
            assertThat(stepOf(answer, id).path("headers").has("Content-Type")).isFalse();
        }
        assertThat(WIRE.stateOf(own, token)).isNotEqualTo("DeliveryFailed");
        assertThat(WIRE.stateOf(javas, token)).isNotEqualTo("DeliveryFailed");
    }

    @Test
    void ofTwentyStepsOnOneRequestExactlyOneIsAccepted() {
        String id = freshFailedRequest();

        Answer answer = send(
                "v1.0",
                token,
                Batches.of(IntStream.range(0, 20)
                        .mapToObj(n -> reprocess(String.valueOf(n), id))
                        .toArray(String[]::new)));

        Map<Integer, Long> byStatus = answer.json().path("responses").values().stream()
                .collect(Collectors.groupingBy(step -> step.path("status").asInt(), Collectors.counting()));
        assertThat(byStatus).isEqualTo(Map.of(202, 1L, 400, 19L));
    }

    @Test
    void aStepThatFailsSaysSoAloneInGraphsEnvelope() {
        Answer answer = send(
                "beta",
                token,
                Batches.of(get("1", path(UNKNOWN)), get("2", path(Seeds.DELIVERED)), reprocess("3", Seeds.DELIVERED)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stepOf(answer, "1").path("status").asInt()).isEqualTo(404);
        assertThat(stepOf(answer, "1").at("/body/error/code").asString()).isEqualTo("RequestNotFound");
        assertThat(stepOf(answer, "2").path("status").asInt()).isEqualTo(200);
        assertThat(stepOf(answer, "3").at("/body/error/code").asString()).isEqualTo("InvalidRequestState");
        assertThat(stepOf(answer, "3").path("headers").has("OData-Version")).isFalse();
    }

    @Test
    void everyStepHasIdsOfItsOwn() {
        Answer answer = WIRE.send(WIRE.to("/beta/$batch")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("client-request-id", "of-the-batch")
                .POST(BodyPublishers.ofString(Batches.of(
                        get("1", path(UNKNOWN)),
                        step(
                                "2",
                                "'method':'GET','url':'" + path(UNKNOWN) + "',"
                                        + "'headers':{'Client-Request-Id':'of-the-step'}")))));

        assertThat(answer.header("client-request-id")).isEqualTo("of-the-batch");
        assertThat(stepOf(answer, "1").at("/headers/client-request-id").asString())
                .isEqualTo("of-the-batch");
        assertThat(stepOf(answer, "2").at("/headers/client-request-id").asString())
                .isEqualTo("of-the-step");
        assertThat(stepOf(answer, "1").at("/headers/request-id").asString())
                .isEqualTo(stepOf(answer, "1")
                        .at("/body/error/innerError/request-id")
                        .asString())
                .isNotEqualTo(stepOf(answer, "2").at("/headers/request-id").asString())
                .isNotEqualTo(answer.header("request-id"));
    }

    @Test
    void aStepWaitsForThoseItDependsOnWhereverTheyStand() {
        String id = freshFailedRequest();

        Answer answer = send(
                "beta",
                token,
                Batches.of(
                        step("after", "'method':'GET','url':'" + path(id) + "','dependsOn':['REPROCESS']"),
                        step("before", "'method':'GET','url':'" + path(id) + "','dependsOn':[]"),
                        step(
                                "reprocess",
                                "'method':'POST','url':'" + path(id) + "/reprocess','dependsOn':['before']")));

        assertThat(answer.json().path("responses").values().stream()
                        .map(step -> step.path("id").asString()))
                .containsExactly("after", "before", "reprocess");
        assertThat(stepOf(answer, "before").at("/body/requestState").asString()).isEqualTo("DeliveryFailed");
        assertThat(stepOf(answer, "reprocess").path("status").asInt()).isEqualTo(202);
        assertThat(stepOf(answer, "after").at("/body/requestState").asString()).isNotEqualTo("DeliveryFailed");
    }

    @Test
    void whatDependsOnAFailureIsNotCalled() {
        String id = freshFailedRequest();

        Answer answer = send(
                "beta",
                token,
                Batches.of(
                        get("1", path(UNKNOWN)),
                        step("2", "'method':'POST','url':'" + path(id) + "/reprocess','dependsOn':['1']"),
                        step("3", "'method':'GET','url':'" + path(id) + "','dependsOn':['2']"),
                        get("4", path(id))));

        for (String dependent : new String[] {"2", "3"}) {
            JsonNode refused = stepOf(answer, dependent);
            assertThat(refused.path("status").asInt()).isEqualTo(424);
            assertThat(refused.at("/body/error/code").asString()).isEqualTo("FailedDependency");
            assertThat(refused.at("/body/error/innerError/request-id").asString())
                    .hasSize(36)
                    .isEqualTo(refused.at("/headers/request-id").asString());
        }
        assertThat(stepOf(answer, "4").path("status").asInt()).isEqualTo(200);
        assertThat(WIRE.stateOf(id, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void aBatchNeedsAToken() {
        Answer refused = WIRE.send(WIRE.to("/beta/$batch")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Batches.of(get("1", path(UNKNOWN))))));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void everyStepIsJudgedByItsOwnOperation() {
        String reader = WIRE.token(Seeds.TENANT, Seeds.READER);

        Answer answer =
                send("beta", reader, Batches.of(get("1", path(Seeds.DELIVERED)), reprocess("2", Seeds.DELIVERED)));

        assertThat(stepOf(answer, "1").path("status").asInt()).isEqualTo(200);
        assertThat(stepOf(answer, "2").path("status").asInt()).isEqualTo(403);
        assertThat(stepOf(answer, "2").at("/body/error/code").asString()).isEqualTo("UnAuthorized");
    }

    @Test
    void theTokenOfTheBatchCountsAndNoneOfAStep() {
        String nobody = WIRE.token(Seeds.TENANT, Seeds.NOBODY);
        String call = "'method':'GET','url':'" + path(Seeds.DELIVERED) + "','headers':{'authorization':'Bearer %s'}";

        JsonNode raised = only(send("beta", nobody, Batches.of(step("1", call.formatted(token)))));
        JsonNode lowered = only(send("beta", token, Batches.of(step("1", call.formatted(nobody)))));

        assertThat(raised.path("status").asInt()).isEqualTo(403);
        assertThat(lowered.path("status").asInt()).isEqualTo(200);
    }
}
