package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test prepares stands in one document. */
class ScenarioAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);

    /** Takes no member that is there twice. */
    private static final JsonMapper STRICT = new JsonMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @Test
    void stepsAreCallsOfTheControlApiInTheTenantThatTheFirstHasMade() {
        Answer done = run("""
                {"steps":[
                  {"tenant":{"alias":"told","seed":"demo"}},
                  {"outcome":{"request":"%1$s","sequence":["deliveryFailed"]}},
                  {"snapshot":"before"},
                  {"reset":"empty"},
                  {"restore":"before"}]}""".formatted(DEMO_FAILED));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("steps").valueStream().map(step -> step.path("status")
                        .asInt()))
                .containsExactly(201, 200, 201, 200, 200);
        JsonNode tenant = done.json().at("/steps/0/answer");
        assertThat(tenant.at("/clients/0/clientSecret").asString()).isEqualTo(Control.DEMO_APP.secret());
        assertThat(done.json().path("tenant")).isEqualTo(tenant.path("id"));
        assertThat(WIRE.stateOf(DEMO_FAILED, CONTROL.token("told"))).isEqualTo("DeliveryFailed");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "7, 422"})
    void callsAreVerifiedInAStep(int count, int status) {
        String alias = "verified-" + status;
        CONTROL.demoTenant(alias);
        String expected = "{\"match\":{\"operation\":\"token.issue\"},\"count\":{\"exactly\":" + count + "}";
        CONTROL.token(alias);

        for (String within : List.of("", ",\"within\":\"1s\"")) {
            Answer verified = CONTROL.post(
                    "/scenarios/run?tenant=" + alias, "{\"steps\":[{\"verify\":" + expected + within + "}}]}");

            assertThat(verified.status()).as(verified.text()).isEqualTo(status);
            assertThat(verified.json().at("/steps/0/status").asInt()).isEqualTo(status);
            assertThat(verified.json().at("/steps/0/answer/count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aStepWaitsForACallThatIsStillToCome() {
        CONTROL.demoTenant("awaited");
        CompletableFuture<Answer> verified = CompletableFuture.supplyAsync(() -> CONTROL.post(
                "/scenarios/run?tenant=awaited",
                "{\"steps\":[{\"verify\":{\"match\":{\"operation\":\"token.issue\"},\"within\":\"30s\"}},"
                        + "{\"advance\":\"1d\"}]}"));
        CONTROL.token("awaited");

        assertThat(verified.join().status()).as(verified.join().text()).isEqualTo(200);
        assertThat(verified.join().json().at("/steps/0/answer/count").asInt()).isEqualTo(1);
        assertThat(verified.join().json().path("steps")).hasSize(2);
    }

    @Test
    void aScenarioEndsAtTheFirstStepThatFails() {
        CONTROL.demoTenant("fails");
        Answer failed = (CONTROL.post("/scenarios/run?tenant=fails", """
                {"steps":[{"reset":true},{"restore":"never taken"},{"snapshot":"after"}]}"""));

        assertProblem(failed, 422);
        assertThat(failed.json().path("code").asString()).isEqualTo("stepFailed");
        assertThat(failed.json().path("step").asInt()).isEqualTo(1);
        assertThat(STRICT.readTree(failed.text()).path("status").asInt()).isEqualTo(422);
        assertThat(failed.json().at("/steps/1/status").asInt()).isEqualTo(404);
        assertThat(failed.json().path("detail").asString()).contains("restore", "never taken");
        assertThat(failed.json().path("steps")).hasSize(2);
        assertThat(failed.json().at("/steps/1/answer/code").asString()).isEqualTo("notFound");
        assertThat(CONTROL.get("/snapshots?tenant=fails").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"tennant\":\"x\"}     | /steps/1          | did you mean 'tenant'?",
                "{\"Restore\":\"x\"}     | /steps/1          | did you mean 'restore'?",
                "{\"dropDatabase\":true} | /steps/1          | there are",
                "{}                      | /steps/1          | one member",
                "{\"a\":1,\"b\":2}       | /steps/1          | one member",
                "\"reset\"               | /steps/1          | one member",
                "null                    | `null`            | null",
                "{\"reset\":[]}          | /steps/1/reset    | an object",
                "{\"reset\":false}       | /steps/1/reset    | an object",
                "{\"outcome\":\"x\"}     | /steps/1/outcome  | an object",
                "{\"restore\":{}}        | /steps/1/restore  | a name",
                "{\"restore\":\"\"}      | /steps/1/restore  | a name"
            })
    void whatIsNoStepIsRefusedBeforeAnythingIsRun(String step, String pointer, String why) {
        Answer refused = run("{\"steps\":[{\"tenant\":\"unmade\"}," + step + "]}");

        assertProblem(refused, 400);
        assertThat(refused.text()).contains(why);
        if (pointer.startsWith("/")) {
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
        assertThat(CONTROL.get("/tenants/unmade").status()).isEqualTo(404);
    }

    @Test
    void thereAreOneToAHundredSteps() {
        CONTROL.post("/tenants", "{\"alias\":\"hundred\",\"seed\":\"empty\"}");
        String steps = Stream.generate(() -> "{\"reset\":true}").limit(100).collect(Collectors.joining(","));

        assertProblem(run("{\"steps\":[]}"), 400);
        assertProblem(run("{\"steps\":[{\"reset\":true}," + steps + "]}"), 400);
        assertProblem(run("{}"), 400);
        assertThat((CONTROL.post("/scenarios/run?tenant=hundred", "{\"steps\":[" + steps + "]}")).status())
                .isEqualTo(200);
    }

    @Test
    void aScenarioMayBeWrittenInYaml() {
        Answer done = yaml("""
                steps:
                  - tenant: {alias: told-in-yaml, seed: demo}
                  - advance: 1d
                  - fault:
                      match: {operation: assignmentRequest.reprocess}
                      then: reset
                  - freeze: true
                  - run: 1
                """);

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(CONTROL.get("/faults?tenant=told-in-yaml").json()).hasSize(1);
        assertThat(CONTROL.get("/clock?tenant=told-in-yaml")
                        .json()
                        .path("frozen")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: [{reset: true} | YAML",
                "steps: [&a {reset: true}, *a] | alias",
                "steps: [{reset: true}], steps: [] | YAML",
                "'{steps: [{reset: true}], steps: []}' | YAML",
                "steps: [{rest: true}] | did you mean 'reset'",
                "stepz: [] | /step"
            })
    void yamlIsReadAsStrictlyAsJson(String scenario, String why) {
        Answer refused = yaml(scenario);

        assertProblem(refused, 400);
        assertThat(refused.text()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"POST, /reset", "PUT, /clock", "POST, /tenants", "PUT, /delivery/outcomes"})
    void otherBodiesAreNotWrittenInYaml(String method, String path) {
        Answer refused = WIRE.send(WIRE.to("/_emulator" + path)
                .header("Content-Type", "application/yaml")
                .method(method, BodyPublishers.ofString("a: 1")));

        assertProblem(refused, 415);
        assertThat(refused.json().path("code").asString()).isEqualTo("unsupportedMediaType");
    }

    /** The name goes into a path: it stays one segment of it. */
    @ParameterizedTest
    @CsvSource({"../tenants", "a/restore?x=", "%2e%2e", "a b#c"})
    void aNameCannotLeadElsewhere(String name) {
        CONTROL.post("/tenants", "{\"alias\":\"narrow\",\"seed\":\"empty\"}");
        Answer failed = (CONTROL.post("/scenarios/run?tenant=narrow", "{\"steps\":[{\"restore\":\"" + name + "\"}]}"));

        assertThat(failed.status()).as(failed.text()).isEqualTo(422);
        assertThat(failed.json().at("/steps/0/status").asInt()).isBetween(400, 404);
    }

    private static Answer run(String scenario) {
        return CONTROL.post("/scenarios/run", scenario);
    }

    private static Answer yaml(String scenario) {
        return WIRE.send(WIRE.to("/_emulator/scenarios/run")
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(scenario)));
    }
}
