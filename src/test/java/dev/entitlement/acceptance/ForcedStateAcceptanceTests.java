package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.SeedEmulator.CONTROL;
import static dev.entitlement.acceptance.SeedEmulator.WIRE;
import static dev.entitlement.acceptance.SeedEmulator.good;
import static dev.entitlement.acceptance.SeedEmulator.request;
import static dev.entitlement.acceptance.SeedEmulator.state;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A test puts a request where it wants it, and sees what Graph does not show. */
class ForcedStateAcceptanceTests {

    private static final String DENIED = "5eed0000-0000-4000-8000-000000000f0a";

    private final String tenant = SeedEmulator.demoTenant();
    private final String token = CONTROL.token(tenant);

    @ParameterizedTest
    @CsvSource({
        "submitted, Accepted, , 400",
        "pendingApproval, PendingApproval, , 400",
        "scheduled, PendingNotBefore, , 400",
        "delivering, Delivering, delivering, 400",
        "delivered, Fulfilled, delivered, 400",
        "partiallyDelivered, PartiallyDelivered, partiallyDelivered, 202",
        "deliveryFailed, DeliveryFailed, deliveryFailed, 202",
        "denied, Denied, , 400",
        "canceled, Canceled, , 400"
    })
    void aRequestIsPutIntoAnyStateAndWhatFollowsIsTrue(String state, String status, String held, int reprocess) {
        RichWorld.manual(tenant);
        for (String id : new String[] {DEMO_PARTIAL, DENIED}) {
            JsonNode forced = good(patch(id, "{\"state\":\"" + state + "\"}"));

            assertThat(forced.path("state").asString()).isEqualTo(state);
            assertThat(forced.path("status").asString()).isEqualTo(status);
            assertThat(
                            forced.at("/assignment/state").asString("").equals("expired")
                                    ? null
                                    : forced.at("/assignment/state").stringValue(null))
                    .isEqualTo(held);
            assertThat(WIRE.stateOf(id, token)).isEqualToIgnoringCase(state);
            assertThat(WIRE.reprocess(id, token).status()).isEqualTo(reprocess);
        }
    }

    @Test
    void aRequestThatWasCompleteFifteenDaysAgoIsTooOld() {
        JsonNode forced = good(patch(DEMO_FAILED, "{\"state\":\"deliveryFailed\",\"completedAt\":\"-15d\"}"));

        assertThat(Instant.parse(forced.path("completedAt").asString()))
                .isCloseTo(Instant.now().minus(Duration.ofDays(15)), within(1, ChronoUnit.MINUTES));
        assertThat(WIRE.reprocess(DEMO_FAILED, token).code()).isEqualTo("ReprocessWindowExpired");

        good(patch(DEMO_FAILED, "{\"completedAt\":\"-13d23h\"}"));
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
    }

    @Test
    void everyChangeIsRememberedWithItsCause() {
        Instant first =
                Instant.parse(request(tenant, DEMO_FAILED).path("completedAt").asString());
        good(patch(DEMO_FAILED, "{\"state\":\"partiallyDelivered\",\"completedAt\":\"-2d\"}"));
        Answer reprocessed = WIRE.reprocess(DEMO_FAILED, token);
        RichWorld.run(tenant);

        JsonNode shown = request(tenant, DEMO_FAILED);

        assertThat(shown.path("attempts").asInt()).isEqualTo(1);
        assertThat(shown.path("transitions"))
                .extracting(step -> step.path("from").asString() + " "
                        + step.path("to").asString() + " " + step.path("cause").asString())
                .containsExactly(
                        "deliveryFailed partiallyDelivered control",
                        "partiallyDelivered delivering graph",
                        "delivering delivered delivery");
        assertThat(shown.at("/transitions/1/callId").asString()).isEqualTo(reprocessed.header("request-id"));
        assertThat(shown.path("completions"))
                .extracting(JsonNode::asString)
                .startsWith(
                        first.toString(),
                        shown.at("/transitions/1/previouslyCompletedAt").asString())
                .hasSize(3);
        assertThat(shown.path("outstanding")).isEmpty();
    }

    @Test
    void ofManyChangesTheLastAreRemembered() {
        for (int n = 1; n <= 125; n++) {
            good(patch(DEMO_FAILED, "{\"state\":\"" + (n % 2 == 0 ? "deliveryFailed" : "partiallyDelivered") + "\"}"));
        }

        JsonNode transitions = request(tenant, DEMO_FAILED).path("transitions");

        assertThat(transitions)
                .extracting(transition -> transition.path("position").asInt())
                .hasSizeBetween(50, 60)
                .containsSubsequence(IntStream.rangeClosed(76, 125).boxed().toList());
    }

    @Test
    void whatWasDeliveredStaysWhereOnlyTheTimeChanges() {
        JsonNode before = request(tenant, DEMO_PARTIAL);

        JsonNode after = good(patch(DEMO_PARTIAL, "{\"completedAt\":\"-2d\"}"));

        assertThat(before.path("outstanding")).hasSize(2);
        assertThat(after.path("outstanding")).isEqualTo(before.path("outstanding"));
    }

    @Test
    void aForcedDeliveryIsCarriedOut() {
        JsonNode forced = good(patch(DENIED, "{\"state\":\"delivering\"}"));
        assertThat(forced.path("deliveryDue").isNull()).isFalse();

        RichWorld.run(tenant);

        assertThat(request(tenant, DENIED).path("state").asString()).isEqualTo("delivered");
    }

    @Test
    void aForcedStatusIsShown() {
        good(patch(DEMO_FAILED, "{\"status\":\"OutOfStock\"}"));

        assertThat(WIRE.get(Wire.V1_REQUESTS + DEMO_FAILED, token)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("OutOfStock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"state\":\"lost\"}                                   | /state",
                "{\"state\":7}                                          | /state",
                "{\"state\":\"denied\",\"satus\":\"x\"}                    | /satus",
                "{\"state\":\"denied\",\"completedAt\":\"yesterday\"}   | /completedAt",
                "{\"state\":\"denied\",\"completedAt\":\"-999999d\"}    | /completedAt",
                "{\"state\":\"denied\",\"completedAt\":7}               | /completedAt",
                "{\"state\":\"denied\",\"state\":\"denied\"}            | /state",
                "{}                                                     | ``",
                "[]                                                     | ``",
                "{\"status\":\" \"}                                     | /status",
                "{\"status\":\"WaitingForCallback\"}                    | /status",
                "{\"state\":\"delivered\",\"status\":\"WaitingForCallback\"} | /status",
                "{\"status\":\"a\\u0000b\"}                             | /status",
                "{                                                      | ``"
            })
    void aBodyThatMakesNoSenseIsRefusedAndPointedAt(String body, String pointer) {
        JsonNode before = state(tenant);

        Answer refused = patch(DEMO_FAILED, body);

        assertProblem(refused, 400);
        assertThat(refused.json().at("/errors/0/pointer").asString("")).isEqualTo(pointer);
        assertThat(state(tenant)).isEqualTo(before);
    }

    @Test
    void aCompletionOfWhatIsNotCompleteIsRefused() {
        JsonNode before = state(tenant);

        assertProblem(patch(DEMO_FAILED, "{\"state\":\"submitted\",\"completedAt\":\"-1d\"}"), 400);

        assertThat(state(tenant)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0abc0000-0000-4000-8000-000000000f01", "11111111-0000-4000-8000-0000000e0001"})
    void anUnknownRequestIs404(String id) {
        assertProblem(patch(id, "{\"state\":\"denied\"}"), 404);
        assertProblem(CONTROL.get("/state/assignmentRequests/" + id + "?tenant=" + tenant), 404);
    }

    @Test
    void anotherTenantsRequestIsNotMoved() {
        String other = SeedEmulator.emptyTenant();

        assertProblem(
                CONTROL.send(
                        "PATCH",
                        "/state/assignmentRequests/" + DEMO_FAILED + "?tenant=" + other,
                        "{\"state\":\"denied\"}"),
                404);
        assertThat(request(tenant, DEMO_FAILED).path("state").asString()).isEqualTo("deliveryFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "1-1-1-1-1", "5eed0000-0000-4000-8000-000000000f01x"})
    void whatIsNoIdIsRefused(String id) {
        assertProblem(patch(id, "{\"state\":\"denied\"}"), 400);
        assertProblem(CONTROL.get("/state/assignmentRequests/" + id + "?tenant=" + tenant), 400);
    }

    private Answer patch(String id, String body) {
        return CONTROL.send("PATCH", "/state/assignmentRequests/" + id + "?tenant=" + tenant, body);
    }
}
