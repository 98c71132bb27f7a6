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
    private static final String ADVANCE = "/clock/advance";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'clientt':'a'} | /clientt | There is no member 'clientt' here; did you mean 'client'?",
                "{'LifeTime':'1h'} | /LifeTime | There is no member 'LifeTime' here; did you mean 'lifetime'?",
                "{'a/b~c':1} | /a~1b~0c | There is no member 'a/b~c' here; there are: claims, client, invalid, lifetime,"
                        + " roles, scp, user.",
                "{'invalid':'expred'} | /invalid | 'invalid' must be one of expired, notYetValid, wrongAudience,"
                        + " wrongIssuer, wrongSignature, unknownKid, wrongTenant, algNone, malformed, and 'expred' is"
                        + " not.",
                "{'lifetime':'soon'} | /lifetime | 'soon' is no length of time: write PT2S, 15d, 4h30m or 500ms.",
                "{'lifetime':'-1s'} | /lifetime | '-1s' is negative, and a length of time is not.",
                "{'lifetime':'9999999999d'} | /lifetime | '9999999999d' is longer than any length of time may be.",
                "{'lifetime':5} | /lifetime | 'lifetime' must be a length of time such as PT2S, 15d, 4h30m or 500ms.",
                "{'roles':'a'} | /roles | 'roles' must be a list.",
                "{'roles':['a',{}]} | /roles/1 | An entry of 'roles' must be a text.",
                "{'claims':'a'} | /claims | 'claims' must be an object.",
                "{'client':'a','client':'b'} | /client | 'client' is there twice.",
                "{'client':'a' | | The body is not JSON at line 1, column 14.",
                "{'a':01} | | The body is not JSON at line 1, column 7.",
                "[] | | The body must be an object.",
                "5 | | The body must be an object.",
                "null | | The body must be an object.",
                "{} {} | | The body is followed by something else.",
            })
    void aBodyIsRefusedWhereItIsWrong(String body, String pointer, String detail) {
        JsonNode problem = refused(Control.post(WIRE, "/tokens", body), 400, "badRequest");

        JsonNode error = problem.at("/errors/0");
        assertThat(error.path("pointer").asString()).as(problem.toString()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.path("detail").asString()).isEqualTo(detail);
        assertThat(problem.path("detail").asString()).endsWith(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /seed?dryRun | 'dryRun' has no value",
                "POST | /seed?dryRun= | 'dryRun' has no value",
                "POST | /seed?mode=%20 | 'mode' has no value",
                "GET | /deliveries?limit=1&limit=x | 'limit' is there 2 times",
                "GET | /deliveries?limit=&tenant=default | 'limit' has no value"
            })
    void aParameterHasOneValue(String method, String path, String detail) {
        JsonNode problem = refused(Control.send(WIRE, method, path, ""), 400, "badRequest");

        assertThat(problem.path("detail").asString()).contains(detail);
    }

    /** What is out of bounds is told in a whole sentence that points at the member. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /delivery | {'delay':'366d'} | /delay | A delay is PT0S to P365D, and not PT8784H.",
                "PUT | /delivery | {'delay':'-1s'} | /delay | '-1s' is negative, and a length of time is not.",
                "POST | /deliveries/run | {'steps':0} | /steps | A run has 1 to 10000 steps.",
                "POST | /deliveries/run | {} | | A run is told exactly one of these: until, steps or request.",
                "PUT | /delivery/outcomes | {'request':'*','sequence':[]} | /sequence | A sequence has 1 to 20 outcomes.",
                "PUT | /clock | {'now':'9999-12-31T00:00:00Z'} | /now | 9999-12-31T00:00:00Z is out of bounds: a tenant's"
                        + " time is from 1970-01-01T00:00:00Z until 4000-01-01T00:00:00Z.",
                "POST | /clock/advance | {'by':'1000000000d'} | /by | '1000000000d' is longer than any length of time may"
                        + " be.",
                "POST | /tenants | {'alias':'V1'} | /alias | The alias 'V1' is reserved: paths of Entra or Graph begin"
                        + " with it.",
                "POST | /tenants | {'seed':{'userz':[]}} | /seed/userz | The seed cannot be loaded: /seed/userz: there is no section"
                        + " 'userz'; the nearest is 'users'",
                "GET | /deliveries?limit=0 | `` | | The parameter 'limit' is a number, 1 to 1000.",
                "PATCH | /state/assignmentRequests/11111111-0000-4000-8000-0000000e0004 | {'status':''} | /status | A"
                        + " status is a text of 1 to 64 characters.",
                "PATCH | /state/assignmentRequests/11111111-0000-4000-8000-0000000e0004 | {'state':'delivered',"
                        + "'completedAt':'0001-01-01T00:00:00Z'} | /completedAt | 0001-01-01T00:00:00Z is out of bounds:"
                        + " a tenant's time is from 1970-01-01T00:00:00Z until 4000-01-01T00:00:00Z.",
                "PATCH | /state/assignmentRequests/11111111-0000-4000-8000-0000000e0004 | {'state':'submitted',"
                        + "'completedAt':'-1d'} | /completedAt | The body cannot be followed: a request has a completedAt"
                        + " in a complete state alone.",
            })
    void aValueOutOfBoundsIsPointedAt(String method, String path, String body, String pointer, String detail) {
        JsonNode problem = refused(Control.send(WIRE, method, path, body), 400, "badRequest");

        assertThat(problem.path("detail").asString()).isEqualTo(detail);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void whatIsFarInsideIsPointedAtAsFarAsAnybodyReads() {
        String deep = "{'then':" + "{'lostResponse':{'via':".repeat(100) + "5" + "}}".repeat(100) + "}";

        JsonNode problem = refused(Control.post(WIRE, "/faults", deep), 400, "badRequest");

        assertThat(problem.at("/errors/0/pointer").asString())
                .hasSizeLessThan(300)
                .endsWith("/...");
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
        JsonNode missing = refused(Control.post(WIRE, ADVANCE, "{}"), 400, "badRequest");
        JsonNode absent = refused(Control.post(WIRE, ADVANCE, "{'by':null}"), 400, "badRequest");
        JsonNode noGuid = refused(Control.post(WIRE, "/deliveries/run", "{'request':'x'}"), 400, "badRequest");

        assertThat(missing.at("/errors/0/pointer").asString()).isEqualTo("/by");
        assertThat(missing.path("detail").asString()).isEqualTo("'by' is missing.");
        assertThat(absent.at("/errors/0/pointer").asString()).isEqualTo("/by");
        assertThat(noGuid.at("/errors/0/pointer").asString()).isEqualTo("/request");
        assertThat(noGuid.path("detail").asString()).isEqualTo("'request' must be a GUID, and 'x' is not.");
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
        Answer answer = Control.get(WIRE, ADVANCE);

        JsonNode problem = refused(answer, 405, "methodNotAllowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(problem.path("detail").asString()).isEqualTo("GET is not for this path; allowed: POST.");
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
                .startsWith("'claims' is too deep");
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
