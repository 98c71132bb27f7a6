package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may drive an emulator that not everybody may drive. */
class ControlAccessAcceptanceTests {

    private static final String TOKEN = "s3cret-of/control+~";
    private static final List<String> OPEN = List.of(
            "/health", "/health/", "/health/liveness", "/health/readiness", "/tls/ca.pem", "/tls/truststore.p12");
    private static final List<String> GUARDED = List.of(
            "", "/", "/coverage", "/openapi.json", "/prometheus", "/metrics", "/info", "/nothing", "/health/db");

    @Test
    void withATokenOnlyWhoHasItMayDrive() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_CONTROL_TOKEN", TOKEN))) {
            Wire wire = new Wire(emulator.origin());
            OPEN.forEach(path ->
                    assertThat(Control.get(wire, path).status()).as(path).isEqualTo(200));
            for (String path : GUARDED) {
                Answer refused = Control.get(wire, path);
                assertRefused(refused, 401, "unauthorized");
                assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"control API\"");
                assertThat(refused.text()).doesNotContain(TOKEN);
            }
            for (String wrong :
                    List.of("Bearer", "Bearer ", "Bearer x", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x")) {
                assertRefused(authorized(wire, "/coverage", wrong), 401, "unauthorized");
            }
            assertRefused(Control.post(wire, "/keys/rotate", "{'keepOld':false}"), 401, "unauthorized");
            assertRefused(authorized(wire, "/COVERAGE", "Bearer x"), 401, "unauthorized");
            assertRefused(wire.send(wire.to("/_EMULATOR/coverage")), 401, "unauthorized");

            assertThat(authorized(wire, "/coverage", "Bearer " + TOKEN).status())
                    .isEqualTo(200);
            assertThat(authorized(wire, "/prometheus", "bearer " + TOKEN).status())
                    .isEqualTo(200);
            assertThat(authorized(wire, "/nothing", "Bearer " + TOKEN).status()).isEqualTo(404);
            assertThat(wire.send(wire.to("/beta/$metadata")).status()).isEqualTo(200);
            assertThat(emulator.output()).doesNotContain(TOKEN);
        }
    }

    @Test
    void turnedOffThereIsNothingToDriveItBy() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_CONTROL_ENABLED", "false"))) {
            Wire wire = new Wire(emulator.origin());
            for (String path : List.of("", "/", "/coverage", "/tokens", "/openapi.json", "/device-codes", "/healthy")) {
                assertRefused(Control.get(wire, path), 404, "notFound");
            }
            assertRefused(Control.post(wire, "/tokens", "{}"), 404, "notFound");
            for (String path : List.of("/health", "/health/readiness", "/prometheus", "/tls/ca.pem")) {
                assertThat(Control.get(wire, path).status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void withAnotherIssuerItIsOffUntilThereIsAToken() {
        try (TestIssuer issuer = new TestIssuer()) {
            try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_AUTH_ISSUER_URI", issuer.uri()))) {
                Wire wire = new Wire(emulator.origin());
                assertThat(emulator.output())
                        .containsOnlyOnce("The control API is off until there is an emulator.control.token");
                Answer refused = Control.get(wire, "/coverage");
                assertRefused(refused, 404, "notFound");
                assertThat(refused.json().path("detail").asString()).contains("emulator.control.token");
                assertThat(Control.get(wire, "/health/readiness").status()).isEqualTo(200);
            }
            try (EmulatorProcess emulator = EmulatorProcess.started(
                    Map.of("EMULATOR_AUTH_ISSUER_URI", issuer.uri(), "EMULATOR_CONTROL_TOKEN", TOKEN))) {
                Wire wire = new Wire(emulator.origin());
                assertRefused(Control.get(wire, "/coverage"), 401, "unauthorized");
                assertThat(authorized(wire, "/coverage", "Bearer " + TOKEN).status())
                        .isEqualTo(200);
                for (String path : List.of("/tokens", "/keys/rotate")) {
                    HttpRequest.Builder call = wire.to("/_emulator" + path)
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"));
                    assertRefused(wire.send(call), 409, "conflict");
                }
            }
        }
    }

    @Test
    void aTokenThatNoHeaderCanCarryEndsTheStart() {
        try (EmulatorProcess emulator = EmulatorProcess.ended(Map.of("EMULATOR_CONTROL_TOKEN", "two words"))) {
            assertThat(emulator.exitCode()).isNotZero();
            assertThat(emulator.output()).contains("EMULATOR_CONTROL_TOKEN").doesNotContain("two words", "\tat ");
        }
    }

    private static Answer authorized(Wire wire, String path, String authorization) {
        return wire.send(wire.to("/_emulator" + path).header("Authorization", authorization));
    }

    private static void assertRefused(Answer refused, int status, String code) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("code").asString()).isEqualTo(code);
    }
}
