package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One emulator for the tests of documents, in which each test fills a tenant of its own. */
final class SeedEmulator {

    private static final EmulatorProcess PROCESS =
            EmulatorProcess.started(Map.of("EMULATOR_SEED", "demo", "EMULATOR_DELIVERY_DELAY", "100ms"));

    static final Wire WIRE = new Wire(PROCESS.origin());
    static final Control CONTROL = new Control(WIRE);
    static final String YAML = "application/yaml";
    static final String JSON = "application/json";

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
    }

    private SeedEmulator() {}

    /** The id of a tenant that did not exist. */
    static String emptyTenant() {
        return tenant("empty");
    }

    /** The id of a tenant that did not exist, filled with the demo seed. */
    static String demoTenant() {
        return tenant("demo");
    }

    private static String tenant(String seed) {
        String alias = "t-" + UUID.randomUUID();
        Answer made = CONTROL.post("/tenants", "{\"alias\":\"" + alias + "\",\"seed\":\"" + seed + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** Sends a body to a path under the control API's prefix. */
    static Answer send(String method, String path, String type, byte[] body) {
        return WIRE.send(WIRE.to("/_emulator" + path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body)));
    }

    static Answer send(String method, String path, String type, String body) {
        return send(method, path, type, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Merges YAML into a tenant. */
    static Answer seed(String tenant, String yaml) {
        return send("POST", "/seed?tenant=" + tenant, YAML, yaml);
    }

    /** Merges YAML that is right, and says what came of it. */
    static JsonNode seeded(String tenant, String yaml) {
        return good(seed(tenant, yaml));
    }

    static JsonNode good(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The whole state, as it is written. */
    static String state(String tenant, String format) {
        Answer state = CONTROL.get("/state?tenant=" + tenant + "&format=" + format);
        assertThat(state.status()).as(state.text()).isEqualTo(200);
        return state.text();
    }

    static JsonNode state(String tenant) {
        return good(CONTROL.get("/state?tenant=" + tenant));
    }

    /** What Graph does not show of a request. */
    static JsonNode request(String tenant, String id) {
        return good(CONTROL.get("/state/assignmentRequests/" + id + "?tenant=" + tenant));
    }
}
