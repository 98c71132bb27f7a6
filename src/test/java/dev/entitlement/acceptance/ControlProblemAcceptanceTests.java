package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the control API says of what it cannot follow. */
class ControlProblemAcceptanceTests {

    private static final String OUTCOMES = "/delivery/outcomes";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'clientt':'a'} | /clientt | is not known; did you mean 'client'?",
                "{'LifeTime':'1h'} | /LifeTime | is not known; did you mean 'lifetime'?",
                "{'a/b~c':1} | /a~1b~0c | is not known",
                "{'invalid':'expred'} | /invalid | 'expred' is none of expired, notYetValid, wrongAudience, wrongIssuer,"
                        + " wrongSignature, unknownKid, wrongTenant, algNone, malformed",
                "{'lifetime':'soon'} | /lifetime | 'soon' is no length of time: write PT2S, 15d, 4h30m or 500ms",
                "{'lifetime':5} | /lifetime | must be a length of time such as PT2S, 15d, 4h30m or 500ms",
                "{'roles':'a'} | /roles | must be a list",
                "{'roles':['a',{}]} | /roles/1 | must be a text",
                "{'claims':'a'} | /claims | must be an object",
                "{'client':'a','client':'b'} | /client | is there twice",
                "{'client':'a' | | is not JSON at line 1, column 14",
                "{'a':01} | | is not JSON at line 1, column 7",
                "[] | | must be an object",
                "5 | | must be an object",
                "{} {} | | is followed by something else",
            })
    void aBodyIsRefusedWhereItIsWrong(String body, String pointer, String detail) {
        JsonNode problem = refused(Control.post(WIRE, "/tokens", body), 400, "badRequest");

        JsonNode error = problem.at("/errors/0");
        assertThat(error.path("pointer").asString()).as(problem.toString()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.path("detail").asString()).startsWith(detail);
    }

    @Test
    void allowedValuesAreListed() {
        JsonNode unknown = refused(Control.post(WIRE, "/tokens", "{'x':1}"), 400, "badRequest");
        JsonNode value = refused(
                Control.send(WIRE, "PUT", OUTCOMES, "{'request':'" + Seeds.DELIVERED + "','sequence':['Delivred']}"),
                400,
                "badRequest");

        assertThat(unknown.at("/errors/0/allowed").valueStream().map(JsonNode::asString))
                .contains("client", "invalid", "lifetime");
        assertThat(value.at("/errors/0/pointer").asString()).isEqualTo("/sequence/0");
        assertThat(value.at("/errors/0/allowed").valueStream().map(JsonNode::asString))
                .containsExactly("delivered", "partiallyDelivered", "deliveryFailed");
    }

    @Test
    void whatIsMissingOrNoGuidIsNamed() {
        JsonNode missing = refused(Control.send(WIRE, "PUT", OUTCOMES, "{}"), 400, "badRequest");
        JsonNode absent = refused(Control.send(WIRE, "PUT", OUTCOMES, "{'sequence':null}"), 400, "badRequest");
        JsonNode noGuid = refused(
                Control.send(WIRE, "PUT", OUTCOMES, "{'request':'x','sequence':['delivered']}"), 400, "badRequest");

        assertThat(missing.at("/errors/0/pointer").asString()).isEqualTo("/sequence");
        assertThat(missing.at("/errors/0/detail").asString()).isEqualTo("is missing");
        assertThat(absent.at("/errors/0/pointer").asString()).isEqualTo("/sequence");
        assertThat(noGuid.at("/errors/0/pointer").asString()).isEqualTo("/request");
        assertThat(noGuid.at("/errors/0/detail").asString()).isEqualTo("'x' must be a GUID");
    }

    @ParameterizedTest
    @CsvSource({
        "/tokens?tenat=x, 'There is no parameter ''tenat'' here; did you mean ''tenant''?'",
        "/tokens?everything=x, 'There is no parameter ''everything'' here; there are: tenant.'",
        "/tokens?tenant=nowhere, 'There is no tenant ''nowhere''.'"
    })
    void aParameterThatIsNotKnownChangesNothing(String path, String detail) {
        Answer refused = Control.post(WIRE, path, "{}");

        assertThat(refused.status()).isBetween(400, 404);
        assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /coverge, GET /_emulator/coverage",
        "POST, /token, POST /_emulator/tokens",
        "POST, /key/rotate, POST /_emulator/keys/rotate",
        "POST, /device-codes/ABC/aprove, POST /_emulator/device-codes/{userCode}/approve",
        "GET, /openapi.jsn, GET /_emulator/openapi.json",
        "GET, /helth, GET /_emulator/health"
    })
    void aPathThatIsNotThereNamesTheNearest(String method, String path, String meant) {
        JsonNode problem = refused(
                WIRE.send(WIRE.to("/_emulator" + path).method(method, BodyPublishers.noBody())), 404, "notFound");

        assertThat(problem.path("detail").asString())
                .isEqualTo("There is nothing at /_emulator" + path + "; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quite/another/thing", "/%3Cscript%3E", "/a%20b"})
    void whatIsLikeNothingIsSaidToBe(String path) {
        JsonNode problem = refused(Control.get(WIRE, path), 404, "notFound");

        assertThat(problem.path("detail").asString()).endsWith("; GET /_emulator lists what there is.");
    }

    @ParameterizedTest
    @CsvSource({"/metrics/nope, /metrics", "/health/nope, /health", "/health/nope/at/all, /health/nope/at"})
    void whatTheFrameworkDoesNotHaveIsAProblemToo(String path, String parent) {
        JsonNode problem = refused(Control.get(WIRE, path), 404, "notFound");

        assertThat(problem.path("detail").asString())
                .isEqualTo("There is nothing at /_emulator" + path + "; GET /_emulator" + parent
                        + " tells what there is.");
        assertThat(Control.get(WIRE, "/metrics/jvm.memory.used").status()).isEqualTo(200);
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        Answer answer = Control.get(WIRE, OUTCOMES);

        JsonNode problem = refused(answer, 405, "methodNotAllowed");
        assertThat(answer.header("Allow")).contains("PUT");
        assertThat(problem.path("detail").asString()).isEqualTo("GET is not for this path; allowed: PUT.");
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        String large = "{'client':'" + "a".repeat(5_000_000) + "'}";
        String deep = "{'claims':{'a':" + "[".repeat(5_000) + "]".repeat(5_000) + "}}";

        assertThat(refused(Control.post(WIRE, "/tokens", large), 413, "contentTooLarge")
                        .path("detail")
                        .asString())
                .isEqualTo("The body is larger than emulator.http.max-body allows.");
        assertThat(refused(Control.post(WIRE, "/tokens", deep), 400, "badRequest")
                        .at("/errors/0/detail")
                        .asString())
                .startsWith("is too deep");
    }

    @Test
    void noRefusalSpeaksOfTheCode() {
        for (String body : List.of(
                "{'lifetime':[]}",
                "{'invalid':1.5}",
                "{'invalid':{}}",
                "{'roles':{}}",
                "{'client':[]}",
                "{'client':NaN}",
                "{'claims':" + "9".repeat(2_000) + "}",
                "\u0000",
                "{'a':'\\ud800'}",
                "nul")) {
            refused(Control.post(WIRE, "/tokens", body), 400, "badRequest");
        }
    }

    private static JsonNode refused(Answer refused, int status, String code) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text())
                .doesNotContainIgnoringCase(
                        "jackson", "java.", "dev.entitlement", "exception", "deserialize", "null (");
        JsonNode problem = refused.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotBlank();
        return problem;
    }
}
