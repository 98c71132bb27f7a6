package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.SharedEmulator.freshFailedRequest;
import static dev.entitlement.acceptance.Wire.REQUESTS;
import static dev.entitlement.acceptance.Wire.V1_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReprocessAcceptanceTests {

    private static final String EM = "/identityGovernance/entitlementManagement/";

    private final String token = SharedEmulator.permittedToken();

    @Test
    void aFailedRequestIsAccepted202AndThenDelivered() {
        String id = freshFailedRequest();
        assertThat(WIRE.stateOf(id, token)).isEqualTo("DeliveryFailed");

        Answer accepted = WIRE.reprocess(id, token);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text()).isEmpty();
        assertThat(accepted.header("Content-Type")).isNull();
        assertThat(accepted.header("Location")).isNull();
        awaitState(id, "Delivered");
        Answer delivered = WIRE.get(V1_REQUESTS + id, token);
        assertThat(delivered.json().path("state").asString()).isEqualTo("delivered");
        assertThat(delivered.json().path("completedDateTime").isNull()).isFalse();
    }

    @Test
    void whileDeliveringThereIsNoCompletionDateAndNothingToReprocess() {
        Answer beta = WIRE.get(REQUESTS + Seeds.DELIVERING, token);
        Answer v1 = WIRE.get(V1_REQUESTS + Seeds.DELIVERING, token);

        assertThat(beta.json().path("requestState").asString()).isEqualTo("Delivering");
        assertThat(beta.json().path("completedDate").isNull()).isTrue();
        assertThat(v1.json().path("state").asString()).isEqualTo("delivering");
        assertThat(v1.json().path("completedDateTime").isNull()).isTrue();
        assertThat(WIRE.reprocess(Seeds.DELIVERING, token).code()).isEqualTo("InvalidRequestState");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json;odata.metadata=full",
                "application/json; charset=utf-8; IEEE754Compatible=false; odata.metadata=none"
            })
    void whateverAClientAcceptsOfJsonItGetsJson(String accept) {
        Answer answer = WIRE.send(WIRE.to(REQUESTS + Seeds.DELIVERED)
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json;odata.metadata=minimal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/beta" + EM + "accessPackageAssignmentRequests/{id}/reprocess",
                "/beta" + EM + "assignmentRequests/{id}/reprocess",
                EM + "accessPackageAssignmentRequests/{id}/reprocess",
                EM + "assignmentRequests/{id}/reprocess",
                "/v1.0" + EM + "assignmentRequests/{id}/reprocess",
                "/beta" + EM + "accessPackageAssignmentRequests('{id}')/reprocess",
                "/beta" + EM + "accessPackageAssignmentRequests(%27{id}%27)/reprocess",
                "/beta" + EM + "accessPackageAssignmentRequests%28%27{id}%27%29/reprocess",
                "/v1.0" + EM + "assignmentRequests(id='{id}')/reprocess",
                "/beta" + EM + "accessPackageAssignmentRequests/{id}/microsoft.graph.reprocess",
                "/v1.0" + EM + "assignmentRequests('{id}')/microsoft.graph.reprocess",
                "/BETA/IdentityGovernance/ENTITLEMENTMANAGEMENT/accesspackageassignmentrequests/{id}/Reprocess",
                "/V1.0/identitygovernance/entitlementmanagement/assignmentrequests/{id}/MICROSOFT.GRAPH.REPROCESS",
                "/beta//identityGovernance/entitlementManagement/accessPackageAssignmentRequests/{id}/reprocess",
                "//identityGovernance/entitlementManagement/accessPackageAssignmentRequests/{id}/reprocess",
                "/beta" + EM + "accessPackageAssignmentRequests/{id}/reprocess/",
                "/beta" + EM + "accessPackageAssignmentRequests//{id}//reprocess//"
            })
    void everySpellingOfThePathReprocesses(String path) {
        String id = freshFailedRequest();

        assertThat(WIRE.post(path.replace("{id}", id), token).status()).isEqualTo(202);
        awaitState(id, "Delivered");
    }

    @Test
    void anIdInUpperCaseIsTheSameId() {
        String id = freshFailedRequest();

        assertThat(WIRE.reprocess(id.toUpperCase(Locale.ROOT), token).status()).isEqualTo(202);
    }

    static Stream<Map<String, String>> bodiesThatSayNothing() {
        return Stream.of(
                Map.of("body", ""),
                Map.of("body", "", "type", "application/json"),
                Map.of("body", "", "type", "text/plain"),
                Map.of("body", "{}", "type", "application/json"),
                Map.of("body", "{}", "type", "application/json; charset=utf-8"),
                Map.of("body", "null", "type", "application/json"),
                Map.of("body", "{}"),
                Map.of("body", "{\"anything\": [1, 2]}", "type", "application/json"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatSayNothing")
    void aBodyIsNotNeededAndDoesNoHarm(Map<String, String> sent) {
        HttpRequest.Builder call = WIRE.to(REQUESTS + freshFailedRequest() + "/reprocess")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(sent.get("body")));
        if (sent.containsKey("type")) {
            call.header("Content-Type", sent.get("type"));
        }

        Answer accepted = WIRE.send(call);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text()).isEmpty();
        assertThat(accepted.header("Content-Type")).isNull();
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAndChangesNothing() {
        String id = freshFailedRequest();

        Answer refused = WIRE.send(WIRE.to(REQUESTS + id + "/reprocess")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"broken\"")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BadRequest");
        assertThat(refused.message()).startsWith("Unable to read JSON request payload.");
        assertThat(WIRE.stateOf(id, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void ofAHundredCallsAtOnceExactlyOneIsAccepted() throws Exception {
        String id = freshFailedRequest();
        int calls = 100;
        CyclicBarrier start = new CyclicBarrier(calls);
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try {
            Callable<Answer> call = () -> {
                start.await();
                return WIRE.reprocess(id, token);
            };
            List<Future<Answer>> answers = IntStream.range(0, calls)
                    .mapToObj(n -> callers.submit(call))
                    .toList();

            Map<Integer, Long> byStatus = answers.stream()
                    .map(ReprocessAcceptanceTests::got)
                    .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
            assertThat(byStatus).isEqualTo(Map.of(202, 1L, 400, 99L));
            assertThat(answers.stream().map(ReprocessAcceptanceTests::got).filter(answer -> answer.status() == 400))
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("InvalidRequestState"));
        } finally {
            callers.shutdownNow();
        }
        awaitState(id, "Delivered");
    }

    @Test
    void aDeliveryEndsAsItsScriptSays() {
        for (String outcome : List.of("DeliveryFailed", "PartiallyDelivered", "Delivered")) {
            assertThat(WIRE.reprocess(Seeds.SCRIPTED, token).status()).isEqualTo(202);
            awaitState(Seeds.SCRIPTED, outcome);
        }
        assertThat(WIRE.reprocess(Seeds.SCRIPTED, token).code()).isEqualTo("InvalidRequestState");
    }

    @Test
    void aPartialDeliveryIsCompleted() {
        assertThat(WIRE.reprocess(Seeds.PARTIALLY_DELIVERED, token).status()).isEqualTo(202);

        awaitState(Seeds.PARTIALLY_DELIVERED, "Delivered");
    }

    @Test
    void anIdThatIsNoGuidIs400() {
        for (String id : List.of("nonsense", "1-1-1-1-1", "%7B%7D", "a%20b", "'", "a(b)", "0".repeat(2000))) {
            Answer refused = WIRE.reprocess(id, token);

            assertThat(refused.status()).as(id).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("BadRequest");
            assertThat(refused.message())
                    .isEqualTo("Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
        }
    }

    @Test
    void anUnknownIdIs404() {
        Answer refused = WIRE.reprocess("00000000-0000-0000-0000-000000000000", token);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("RequestNotFound");
        assertThat(refused.message()).isEqualTo("The request was not found.");
    }

    @Test
    void anotherTenantsIdIsAsUnknownAsAny() {
        String id = freshFailedRequest();
        String stranger = WIRE.token(Seeds.OTHER_TENANT, Seeds.STRANGER);

        assertThat(WIRE.reprocess(id, stranger).status()).isEqualTo(404);
        assertThat(WIRE.get(REQUESTS + id, stranger).status()).isEqualTo(404);
        assertThat(WIRE.stateOf(id, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void aRequestInAnotherStateIs400AndSaysWhichStatesWouldDo() {
        Answer refused = WIRE.reprocess(Seeds.DELIVERED, token);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidRequestState");
        assertThat(refused.message()).contains("in state Delivered ", "DeliveryFailed or PartiallyDelivered");
    }

    @Test
    void fourteenDaysAfterItsCompletionARequestIs400() {
        Answer refused = WIRE.reprocess(Seeds.TOO_OLD, token);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("ReprocessWindowExpired");
        assertThat(refused.message()).contains("14 days");
        assertThat(WIRE.stateOf(Seeds.TOO_OLD, token)).isEqualTo("DeliveryFailed");
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(WIRE.stateOf(id, token)).isEqualTo(state));
    }

    private static Answer got(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new AssertionError("A call failed", failed);
        }
    }
}
