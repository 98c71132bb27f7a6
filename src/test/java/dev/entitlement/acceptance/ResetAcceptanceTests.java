package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Between two tests a tenant is again what it was; calls that come at that moment find all of it or wait. */
class ResetAcceptanceTests {

    private static final String DEMO_TENANT = "5eed0000-0000-4000-8000-000000000001";

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    /** How long ago the demo's failed request has failed. */
    private static final Duration FAILED_BEFORE = Duration.ofHours(1);

    private static EmulatorProcess emulator;
    private static Wire wire;
    private static Control control;

    @BeforeAll
    static void start() {
        emulator = EmulatorProcess.started(Map.of("EMULATOR_DELIVERY_DELAY", "0ms"));
        wire = new Wire(emulator.origin());
        control = new Control(wire);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void aTenantIsAgainWhatItWasMadeWithAndTokensStillHold() {
        control.demoTenant("again");
        String token = control.token("again");
        Map<String, String> before = states(token);
        assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        assertThat(states(token)).isNotEqualTo(before);

        JsonNode done = control.post("/reset?tenant=again", "").json();

        assertThat(done.path("tenants").asInt()).isEqualTo(1);
        assertThat(done.path("entities").asInt()).isGreaterThan(50);
        assertThat(done.path("tookMs").asInt()).isNotNegative();
        assertThat(states(token)).isEqualTo(before);
        assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
    }

    /** With a clock of its own a tenant is filled by the document; otherwise by what that has become before. */
    @Test
    void howeverATenantIsFilledAgainItIsTheSameAsOfThen() {
        control.demoTenant("as-of-then");
        String made = world("as-of-then");
        assertThat(wire.reprocess(DEMO_FAILED, control.token("as-of-then")).status())
                .isEqualTo(202);

        Instant before = Instant.now();
        JsonNode copied = control.post("/reset?tenant=as-of-then", "").json();
        assertThat(world("as-of-then")).isEqualTo(made);
        assertThat(completedAt("as-of-then"))
                .isBetween(
                        before.minus(FAILED_BEFORE).minusMillis(1),
                        Instant.now().minus(FAILED_BEFORE));

        control.post("/clock/advance?tenant=as-of-then", "{\"by\":\"1h\"}");
        JsonNode followed = control.post("/reset?tenant=as-of-then", "{\"keep\":[\"clock\"]}")
                .json();
        assertThat(world("as-of-then")).isEqualTo(made);
        assertThat(completedAt("as-of-then"))
                .isAfter(before.minus(FAILED_BEFORE).plus(Duration.ofHours(1)));
        assertThat(followed.path("entities")).isEqualTo(copied.path("entities"));
    }

    private static Instant completedAt(String tenant) {
        return Instant.parse(control.get("/state/assignmentRequests/" + DEMO_FAILED + "?tenant=" + tenant)
                .json()
                .path("completedAt")
                .asString());
    }

    /**
     * The state and the queue, with the distance of each time from that at which one request failed. The ids of stages, which
     * the demo does not have, and the times in the names of appointments are nobody's business.
     */
    private static String world(String tenant) {
        Instant origin = completedAt(tenant);
        JsonNode state = control.get("/state?tenant=" + tenant).json();
        String all = (state
                        + control.get("/deliveries?limit=1000&tenant=" + tenant).text())
                .replace(state.at("/approvals/0/stages/0/id").asString(), "stage")
                .replaceAll("/\\d{13}\"", "/due\"");
        return TIME.matcher(all).replaceAll(time -> Duration.between(origin, Instant.parse(time.group()))
                .toString());
    }

    @Test
    void aTenantIsEmptiedOrFilledWithAnotherSeed() {
        control.post("/tenants", "{\"alias\":\"emptied\",\"seed\":\"empty\"}");
        assertThat(control.post("/reset?tenant=emptied", "{\"to\":\"demo\"}")
                        .json()
                        .path("entities")
                        .asInt())
                .isGreaterThan(50);
        String token = control.token("emptied");

        assertThat(control.post("/reset?tenant=emptied", "{\"to\":\"empty\"}")
                        .json()
                        .path("entities")
                        .asInt())
                .isZero();

        assertThat(states(token)).isEmpty();
        assertThat(control.post("/reset?tenant=emptied", "{\"to\":\"default\"}").status())
                .isEqualTo(200);
        assertThat(control.post("/reset?tenant=emptied", "{\"to\":\"seed\"}")
                        .json()
                        .path("entities")
                        .asInt())
                .isZero();
    }

    @Test
    void withoutATenantTheEmulatorIsWhatItWasWhenItStarted() {
        control.demoTenant("made-since");
        assertThat(control.delete("/tenants/" + DEMO_TENANT).status()).isEqualTo(204);
        assertThat(control.get("/tenants/" + DEMO_TENANT).status()).isEqualTo(404);
        assertThat(wire.send(wire.to("/_emulator/health/readiness")).status()).isEqualTo(200);
        for (Answer refused : List.of(
                control.post("/faults", "{\"then\":\"reset\"}"),
                control.get("/delivery"),
                control.get("/state"),
                control.post("/tokens", "{}"))) {
            assertProblem(refused, 404);
            assertThat(refused.text()).contains("default tenant", "was deleted", "?tenant=", "/_emulator/reset");
        }
        assertThat(control.get("/faults").json()).isEmpty();
        assertThat(control.get("/tenants").json()).isNotEmpty();
        assertThat(control.get("").text()).contains("There is no default tenant", "\nTENANT=t1\n");

        JsonNode done = control.post("/reset", "{\"keep\":[\"journal\",\"clock\",\"faults\"]}")
                .json();

        assertThat(done.path("tenants").asInt()).isEqualTo(1);
        assertThat(control.get("/tenants").json()).hasSize(1);
        assertThat(control.get("/tenants/made-since").status()).isEqualTo(404);
        assertThat(control.get("/tenants/contoso.example").json().path("id").asString())
                .isEqualTo(DEMO_TENANT);
        assertThat(wire.stateOf(DEMO_FAILED, control.token("contoso.example"))).isEqualTo("DeliveryFailed");
    }

    @Test
    void whoeverResetsAllAtOnceDoesSo() {
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, 6).forEach(n -> control.post("/tenants", "{\"alias\":\"at-once-" + n + "\"}"));

            List<Integer> statuses =
                    Control.atOnce(4, n -> () -> control.post("/reset", "").status());

            assertThat(statuses).containsOnly(200);
            assertThat(control.get("/tenants/at-once-5").status()).isEqualTo(404);
        }
    }

    @Test
    void aResetOfOneTenantIsNoneOfAnother() {
        control.demoTenant("left-alone");
        control.demoTenant("reset-alone");
        String other = control.token("left-alone");
        assertThat(wire.reprocess(DEMO_FAILED, other).status()).isEqualTo(202);

        control.post("/reset?tenant=reset-alone", "");

        assertThat(wire.stateOf(DEMO_FAILED, other)).isNotEqualTo("DeliveryFailed");
    }

    /** Deliveries are due at once here: some are under way whenever a reset begins. */
    @Test
    void callsAndDeliveriesUnderWayLeaveNoHalfState() {
        control.demoTenant("busy");
        String token = control.token("busy");
        Map<String, String> seeded = states(token);
        List<Integer> statuses =
                Control.<List<Integer>>atOnce(6, n -> () -> n == 0 ? resets(30) : calls(token, n, 60)).stream()
                        .flatMap(List::stream)
                        .toList();

        // 503: two changed the same at the same time, and one of them is to try again.
        assertThat(statuses).isSubsetOf(200, 201, 202, 400, 404, 409, 503);
        assertThat(control.post("/reset?tenant=busy", "").status()).isEqualTo(200);
        assertThat(states(token)).isEqualTo(seeded);
        assertThat(wire.reprocess(DEMO_PARTIAL, token).status()).isEqualTo(202);
        assertThat(emulator.output()).doesNotContain(" ERROR ", "\tat ");
    }

    private static List<Integer> resets(int times) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(control.post("/reset?tenant=busy", "").status());
        }
        return statuses;
    }

    private static List<Integer> calls(String token, int caller, int times) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Answer answer =
                    switch ((caller + i) % 3) {
                        case 0 -> wire.reprocess(DEMO_FAILED, token);
                        case 1 -> wire.reprocess(DEMO_PARTIAL, token);
                        default ->
                            control.send(
                                    "PUT",
                                    "/delivery/outcomes?tenant=busy",
                                    "{\"request\":\"" + DEMO_FAILED + "\",\"sequence\":[\"partiallyDelivered\"]}");
                    };
            statuses.add(answer.status());
        }
        return statuses;
    }

    @Test
    void aTenantMayBeRemovedWhileItIsCalled() {
        List<Integer> statuses = Control.<List<Integer>>atOnce(4, n -> () -> {
                    List<Integer> seen = new ArrayList<>();
                    for (int i = 0; i < 15; i++) {
                        if (n == 0) {
                            seen.add(control.post("/tenants", "{\"alias\":\"fleeting\",\"seed\":\"demo\"}")
                                    .status());
                            seen.add(control.delete("/tenants/fleeting").status());
                        } else {
                            Answer token = wire.tokenAnswer("fleeting", Control.DEMO_APP);
                            seen.add(token.status());
                            seen.add(wire.reprocess(
                                            DEMO_FAILED,
                                            token.json().path("access_token").asString("x.y.z"))
                                    .status());
                        }
                    }
                    return seen;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(statuses).isSubsetOf(200, 201, 202, 204, 400, 401, 404, 409);
        assertThat(emulator.output()).doesNotContain(" ERROR ", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"keep\":[\"state\"]}", "{\"keep\":[\"\"]}", "{\"keep\":\"clock\"}", "{\"too\":\"seed\"}", "[]"
            })
    void whatCannotBeKeptIsRefusedAndNothingIsReset(String body) {
        control.demoTenant("not-reset-" + Math.abs(body.hashCode()));
        String token = control.token("not-reset-" + Math.abs(body.hashCode()));
        wire.reprocess(DEMO_FAILED, token);

        assertProblem(control.post("/reset", body), 400);

        assertThat(wire.stateOf(DEMO_FAILED, token)).isNotEqualTo("DeliveryFailed");
    }

    @ParameterizedTest
    @CsvSource({"/reset?tenant=nobody, ''", "/reset, {\"to\":\"no-such-snapshot\"}", "/reset?tenant=x'--, ''"})
    void whatIsNotThereIsNotFound(String path, String body) {
        assertProblem(control.post(path, body), 404);
    }

    /** The state of each request by its id. */
    private static Map<String, String> states(String token) {
        Map<String, String> states = new TreeMap<>();
        wire.get(Wire.V1_REQUESTS.replaceFirst("/$", ""), token)
                .json()
                .path("value")
                .forEach(request -> states.put(
                        request.path("id").asString(), request.path("state").asString()));
        return states;
    }
}
