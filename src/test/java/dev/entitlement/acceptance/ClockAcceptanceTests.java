package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A test moves the time of its tenant, and what falls due happens in order, each at its own time. */
class ClockAcceptanceTests {

    private final Wire wire = SharedEmulator.WIRE;
    private final Control control = new Control(wire);
    private final String tenant = "clock-" + UUID.randomUUID();

    @Test
    void fourteenDaysLaterReprocessIsRefusedAndASecondEarlierItIsNot() {
        String token = demo();
        post("/clock/freeze", "");
        Instant completed = failAt(DEMO_FAILED, token);
        failAt(DEMO_PARTIAL, token);

        set(completed.plus(Duration.ofDays(14)).minusSeconds(1));
        assertThat(wire.reprocess(DEMO_PARTIAL, token).status()).isEqualTo(202);

        set(completed.plus(Duration.ofDays(14)).plusMillis(1));
        Answer late = wire.reprocess(DEMO_FAILED, token);
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.json().path("error").path("code").asString()).isEqualTo("ReprocessWindowExpired");
    }

    @Test
    void whatFallsDueOnTheWayHappensInOrderAndAtItsOwnTime() {
        String token = demo();
        post("/clock/freeze", "");
        Instant start = now();
        control.send("PUT", "/delivery?tenant=" + tenant, "{\"delay\":\"3h\"}");
        wire.reprocess(DEMO_FAILED, token);
        control.send("PUT", "/delivery?tenant=" + tenant, "{\"delay\":\"2h\"}");
        wire.reprocess(DEMO_PARTIAL, token);

        JsonNode advanced = post("/clock/advance", "{\"by\":\"15d\"}");

        List<String> ended = advanced.path("transitions")
                .valueStream()
                .filter(transition -> transition.path("cause").asString().equals("delivery"))
                .map(transition -> transition.path("request").asString() + " "
                        + Duration.between(
                                start, Instant.parse(transition.path("at").asString())))
                .filter(line -> line.startsWith(DEMO_FAILED) || line.startsWith(DEMO_PARTIAL))
                .toList();
        assertThat(ended).containsExactly(DEMO_PARTIAL + " PT2H", DEMO_FAILED + " PT3H");
        assertThat(Instant.parse(advanced.path("now").asString())).isEqualTo(start.plus(Duration.ofDays(15)));
        assertThat(Instant.parse(wire.get(Wire.REQUESTS + DEMO_FAILED, token)
                        .json()
                        .path("completedDate")
                        .asString()))
                .isEqualTo(start.plus(Duration.ofHours(3)));
    }

    @Test
    void whileTheTimeStandsStillNothingFallsDue() {
        String token = demo();
        post("/clock/freeze", "");
        Instant frozen = now();
        wire.reprocess(DEMO_FAILED, token);

        JsonNode waiting = control.get("/deliveries?tenant=" + tenant)
                .json()
                .path("deliveries")
                .get(0);
        assertThat(waiting.path("request").asString()).isEqualTo(DEMO_FAILED);
        assertThat(waiting.path("held").asBoolean()).isTrue();
        assertThat(now()).isEqualTo(frozen);

        post("/clock/advance", "{\"by\":\"1h\"}");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
        assertThat(post("/clock/resume", "").path("frozen").asBoolean()).isFalse();
        assertThat(now()).isAfterOrEqualTo(frozen.plus(Duration.ofHours(1)));
    }

    @Test
    void onlyTheTenantThatIsMeantMoves() {
        demo();
        Instant before = Instant.parse(
                control.get("/clock?tenant=" + Seeds.TENANT).json().path("now").asString());

        post("/clock/advance", "{\"by\":\"365d\"}");

        assertThat(now()).isAfter(before.plus(Duration.ofDays(364)));
        assertThat(Instant.parse(control.get("/clock?tenant=" + Seeds.TENANT)
                        .json()
                        .path("now")
                        .asString()))
                .isBefore(before.plus(Duration.ofDays(1)));
    }

    @Test
    void theTimeIsGivenBackAndSetRelativeToWhatItIs() {
        demo();
        post("/clock/advance", "{\"by\":\"15d\"}");
        JsonNode back = control.delete("/clock?tenant=" + tenant).json();
        assertThat(back.path("offset").asString()).isEqualTo("PT0S");

        JsonNode set = control.send("PUT", "/clock?tenant=" + tenant, "{\"now\":\"-1h\"}")
                .json();
        assertThat(Duration.parse(set.path("offset").asString()))
                .isBetween(Duration.ofMinutes(-60).minusSeconds(1), Duration.ofMinutes(-59));
    }

    @Test
    void twoWhoAdvanceAtOnceFollowOneAnother() {
        demo();
        post("/clock/freeze", "");
        Instant start = now();

        Control.atOnce(8, n -> () -> post("/clock/advance", "{\"by\":\"1h\"}"));

        assertThat(now()).isEqualTo(start.plus(Duration.ofHours(8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/clock/advance|{\"by\":\"3000000d\"}|400",
                "POST|/clock/advance|{\"by\":\"-1d\"}|400",
                "POST|/clock/advance|{\"by\":\"PT999999999999999H\"}|400",
                "POST|/clock/advance|{\"by\":7}|400",
                "POST|/clock/advance|{\"for\":\"1d\"}|400",
                "POST|/clock/advance|{}|400",
                "POST|/clock/advance|[]|400",
                "PUT|/clock|{\"now\":\"1969-12-31T23:59:59Z\"}|400",
                "PUT|/clock|{\"now\":\"+999999d\"}|400",
                "PUT|/clock|{\"now\":\"+1000000000-01-01T00:00:00Z\"}|400",
                "PUT|/clock|{\"now\":\"tomorrow\"}|400",
                "PUT|/clock|{\"now\":null}|400",
                "GET|/clock/advance||405",
            })
    void whatMakesNoSenseChangesNothing(String method, String path, String body, int status) {
        demo();
        Answer refused = control.send(method, path + "?tenant=" + tenant, body == null ? "" : body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(control.get("/clock?tenant=" + tenant).json().path("offset").asString())
                .isEqualTo("PT0S");
        assertThat(control.get("/clock?tenant=none").status()).isEqualTo(404);
    }

    @Test
    void timeModeAndWhatWaitsOutliveTheProcess(@TempDir Path data) {
        Map<String, String> settings = Map.of(
                "EMULATOR_DATABASE", "file", "EMULATOR_DATA_DIR", data.toString(), "EMULATOR_DELIVERY_DELAY", "1h");
        String due;
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            Control first = new Control(new Wire(emulator.origin()));
            first.post("/clock/freeze", "");
            first.send("PUT", "/delivery", "{\"mode\":\"manual\"}");
            new Wire(emulator.origin()).reprocess(DEMO_FAILED, first.token("contoso.example"));
            due = first.get("/deliveries")
                    .json()
                    .path("deliveries")
                    .get(0)
                    .path("due")
                    .asString();
        }
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            Control second = new Control(new Wire(emulator.origin()));
            assertThat(second.get("/clock").json().path("frozen").asBoolean()).isTrue();
            assertThat(second.get("/delivery").json().path("mode").asString()).isEqualTo("manual");
            assertThat(second.get("/deliveries")
                            .json()
                            .path("deliveries")
                            .get(0)
                            .path("due")
                            .asString())
                    .isEqualTo(due);
            second.post("/deliveries/run", "{\"request\":\"" + DEMO_FAILED + "\"}");
            assertThat(new Wire(emulator.origin()).stateOf(DEMO_FAILED, second.token("contoso.example")))
                    .isEqualTo("Delivered");
        }
    }

    @Test
    void tokensEndInTheTenantsTimeWhereThatIsWanted() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_TOKEN_CLOCK", "virtual"))) {
            Wire own = new Wire(emulator.origin());
            String token = new Control(own).token("contoso.example");
            assertThat(own.get(Wire.REQUESTS + DEMO_FAILED, token).status()).isEqualTo(200);

            new Control(own).post("/clock/advance", "{\"by\":\"2h\"}");

            assertThat(own.get(Wire.REQUESTS + DEMO_FAILED, token).status()).isEqualTo(401);
            String fresh = new Control(own).token("contoso.example");
            assertThat(own.get(Wire.REQUESTS + DEMO_FAILED, fresh).status()).isEqualTo(200);
        }
    }

    /** Lets a delivery fail now; returns when. */
    private Instant failAt(String request, String token) {
        control.send(
                "PUT",
                "/delivery/outcomes?tenant=" + tenant,
                "{\"request\":\"" + request + "\",\"sequence\":[\"deliveryFailed\"]}");
        assertThat(wire.reprocess(request, token).status()).isEqualTo(202);
        post("/deliveries/run", "{\"request\":\"" + request + "\"}");
        return Instant.parse(wire.get(Wire.REQUESTS + request, token)
                .json()
                .path("completedDate")
                .asString());
    }

    private String demo() {
        control.demoTenant(tenant);
        return control.token(tenant);
    }

    private void set(Instant time) {
        assertThat(control.send("PUT", "/clock?tenant=" + tenant, "{\"now\":\"" + time + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private Instant now() {
        return Instant.parse(
                control.get("/clock?tenant=" + tenant).json().path("now").asString());
    }

    private JsonNode post(String path, String body) {
        Answer answer = control.post(path + "?tenant=" + tenant, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
