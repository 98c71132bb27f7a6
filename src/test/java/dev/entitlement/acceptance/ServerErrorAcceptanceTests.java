package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, the answer is Graph's envelope: never HTML, never empty, never a problem document. */
class ServerErrorAcceptanceTests {

    private static final String REQUEST = Wire.REQUESTS + Seeds.DELIVERED;
    private static final String REPROCESS = REQUEST + "/reprocess";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String UNSERVED = "No HTTP resource was found that matches";
    private static final String SEGMENT = "Resource not found for the segment '%s'.";

    static Stream<Arguments> brokenCalls() {
        return Stream.of(
                call("garbage", "GARBAGE\r\n\r\n", 400),
                call("control characters", "\u0000\u0001 / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                call("bad method", "G<T / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                call("blank in the path", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                call("bad version", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505),
                call("no host", "GET /beta HTTP/1.1\r\n\r\n", 400),
                call("two hosts", "GET /beta HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
                call("header without colon", get("/beta", "nonsense\r\n"), 400),
                call("TLS to the plain port", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
                call("encoded slash", get("/beta/a%2Fb", ""), 400),
                call("encoded backslash", get("/beta/a%5Cb", ""), 400),
                call("encoded null", get("/beta/a%00b", ""), 400),
                call("bad escape", get("/beta/a%zzb", ""), 400),
                call("bad UTF-8", get("/beta/a%FFb", ""), 400),
                call("climbing out", get("/beta/../../etc/passwd", ""), 400),
                call("path of 70,000", get("/beta/" + "a".repeat(70_000), ""), 400),
                call("header of 70,000", get(REQUEST, "X: " + "a".repeat(70_000) + "\r\n"), 400),
                call("bad query escape", get(REQUEST + "?a=%zz", ""), 400),
                call(
                        "key of 2,000 quotes",
                        get(Wire.REQUESTS.replaceAll("/$", "") + "('" + "'".repeat(2_000) + "')", ""),
                        400),
                call(
                        "key of 30,000",
                        get(Wire.REQUESTS.replaceAll("/$", "") + "('" + "a".repeat(30_000) + "')", ""),
                        400),
                call("unsupported query option", get(REQUEST + "?$top=1", ""), 400),
                call("same, encoded", get(REQUEST + "?%24filter=id", ""), 400),
                call("query option without $", get(REQUEST + "?skip=1", ""), 400),
                call(
                        "multipart",
                        line("POST", REPROCESS) + "Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\n{",
                        400),
                call("form", line("POST", REPROCESS) + FORM + "Content-Length: 3\r\n\r\na=b", 400),
                call("form cut off", line("POST", REPROCESS) + FORM + "Content-Length: 50\r\n\r\na=b", 400),
                call(
                        "control character in a header",
                        line("POST", REPROCESS) + "Content-Encoding: \u0085\r\nContent-Length: 2\r\n\r\n{}",
                        400),
                call("TRACE", line("TRACE", REQUEST) + "\r\n", 405),
                call("unknown method", line("FOO", REQUEST) + "\r\n", 405),
                call("PUT", line("PUT", REQUEST) + "Content-Length: 0\r\n\r\n", 405),
                call("GET of an action", get(REPROCESS, ""), 405),
                call("HTML only", get(REQUEST, "Accept: text/html\r\n"), 406),
                call("bad Accept", get(REQUEST, "Accept: %%%\r\n"), 406),
                call("body too large", line("POST", REPROCESS) + "Content-Length: 5000000\r\n\r\n", 413),
                call(
                        "chunked body too large",
                        line("POST", REPROCESS) + "Transfer-Encoding: chunked\r\n\r\n"
                                + ("100000\r\n" + "x".repeat(0x100000) + "\r\n").repeat(5) + "0\r\n\r\n",
                        413),
                call(
                        "chunked form too large",
                        line("POST", REPROCESS) + FORM + "Transfer-Encoding: chunked\r\n\r\n"
                                + ("100000\r\n" + "x".repeat(0x100000) + "\r\n").repeat(5) + "0\r\n\r\n",
                        413),
                call("bad chunk", line("POST", REPROCESS) + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
                call("body cut off", line("POST", REPROCESS) + "Content-Length: 50\r\n\r\n{}", 400),
                call("bad Content-Length", line("POST", REPROCESS) + "Content-Length: abc\r\n\r\n", 400),
                call("unknown transfer coding", line("POST", REPROCESS) + "Transfer-Encoding: foo\r\n\r\n", 501),
                call(
                        "encoded body",
                        line("POST", REPROCESS) + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
                        415),
                call("broken JSON", line("POST", REPROCESS) + "Content-Length: 1\r\n\r\n{", 400),
                call(
                        "JSON nested deep",
                        line("POST", REPROCESS) + "Content-Length: 50000\r\n\r\n" + "[".repeat(50_000),
                        400),
                call("unknown expectation", line("POST", REPROCESS) + "Expect: foo\r\nContent-Length: 0\r\n\r\n", 417));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCalls")
    void anyBrokenCallIsAnsweredInGraphsEnvelope(String name, String sent, int status) {
        String answer = RawSocket.exchange(WIRE.origin(), sent);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        String[] headAndBody = StringUtils.split(answer, "\r\n\r\n");
        assertThat(headAndBody).isNotNull();
        assertThat(headAndBody[0])
                .contains("\r\nContent-Type: application/json\r\n", "\r\nrequest-id: ", "\r\nx-ms-ags-diagnostic: ")
                .doesNotContainIgnoringCase("OData-Version", "\r\nServer:");
        JsonNode error = new JsonMapper().readTree(headAndBody[1]).path("error");
        assertThat(error.path("code").asString()).isNotEmpty();
        assertThat(error.path("message").asString()).isNotEmpty().doesNotContain("org.", "java.");
        assertThat(error.at("/innerError/request-id").asString()).hasSize(36);
    }

    /** Of such a request line Tomcat tells nothing. */
    @ParameterizedTest
    @CsvSource({
        "/_emulator/requests?operation=a|b, application/problem+json",
        "/_emulator/requests?operation=LONG, application/problem+json",
        "/_emulator/req|uests, application/problem+json",
        "/%5femulator/requests?a=|, application/problem+json",
        "/organizations/oauth2/v2.0/token?a=a|b, AADSTS",
        "/organizations/oauth2/v2.0/token?a=LONG, AADSTS",
        "/beta/_emulator?a=a|b, innerError"
    })
    void aTargetThatTomcatRefusesIsAnsweredByTheSurfaceThatWasCalled(String target, String words) {
        String answer = RawSocket.exchange(WIRE.origin(), get(target.replace("LONG", "a".repeat(70_000)), ""));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains(words);
    }

    static Stream<Arguments> unknownPaths() {
        String em = "/beta/identityGovernance/entitlementManagement";
        return Stream.of(
                Arguments.of("/v2.0/identityGovernance", 400, "BadRequest", "Invalid version: v2.0"),
                Arguments.of("/beta/users", 400, "BadRequest", SEGMENT.formatted("users")),
                Arguments.of("/favicon.ico", 400, "BadRequest", SEGMENT.formatted("favicon.ico")),
                Arguments.of("/error", 400, "BadRequest", SEGMENT.formatted("error")),
                Arguments.of("/beta/discovery/v2.0/keys", 400, "BadRequest", SEGMENT.formatted("discovery")),
                Arguments.of(
                        "/v1.0/v2.0/.well-known/openid-configuration", 400, "BadRequest", SEGMENT.formatted("v2.0")),
                Arguments.of("/beta/$foo", 400, "BadRequest", SEGMENT.formatted("$foo")),
                Arguments.of(em + "/assignmentRequests/$foo", 400, "BadRequest", "Guid should contain 32 digits"),
                Arguments.of(em + "/foo/bar", 400, "BadRequest", SEGMENT.formatted("foo")),
                Arguments.of(
                        em + "/assignmentRequests/" + Seeds.DELIVERED + "/foo",
                        400,
                        "BadRequest",
                        SEGMENT.formatted("foo")),
                Arguments.of(
                        "/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentRequests",
                        400,
                        "BadRequest",
                        SEGMENT.formatted("accessPackageAssignmentRequests")),
                Arguments.of(
                        "/v1.0/roleManagement/entitlementManagement/foo", 400, "BadRequest", SEGMENT.formatted("foo")),
                Arguments.of("/v1.0/roleManagement/entitlementManagement/roleAssignments", 404, "", UNSERVED),
                Arguments.of("/beta/roleManagement/entitlementManagement/roleDefinitions/x", 404, "", UNSERVED),
                Arguments.of(
                        "/beta/identityGovernance/entitlementManagement/accessOrchestratorRequests", 404, "", UNSERVED),
                Arguments.of(
                        "/v1.0/identityGovernance/entitlementManagement/accessPackages(uniqueName='x')/assignmentPolicies",
                        404,
                        "",
                        UNSERVED),
                Arguments.of(em + "/availableAccessPackages", 404, "", UNSERVED));
    }

    @ParameterizedTest
    @MethodSource("unknownPaths")
    void aPathWithoutOperationSaysWhatGraphDoesNotKnow(String path, int status, String code, String message) {
        Wire.Answer refused = WIRE.get(path, SharedEmulator.permittedToken());

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.message()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/beta/nothing",
                "/v2.0/nothing",
                "/beta/discovery/v2.0/keys",
                "/v2.0/discovery/v2.0/keys",
                "/v2.0/microsoft.graph.discovery/v2.0/keys",
                "/v2.0/discovery('v2.0')/keys",
                "/identityGovernance/discovery/v2.0/keys",
                "/microsoft.graph._emulator/health",
                "/beta/_emulator/health"
            })
    void anUnknownPathIs401WithoutAToken(String path) {
        Wire.Answer refused = WIRE.send(WIRE.to(path));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void theIssuersEndpointsAnswerNoBrokenCallWithAServerError() {
        String token = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
        for (String sent : List.of(
                "POST " + token + " HTTP/1.1\r\nHost: x\r\n" + FORM + "Content-Length: 5\r\n\r\n%00=1",
                "POST " + token + " HTTP/1.1\r\nHost: x\r\n" + FORM + "Content-Length: 5\r\n\r\na=%zz",
                "POST " + token + " HTTP/1.1\r\nHost: x\r\n" + FORM + "Content-Length: 7999\r\n\r\n"
                        + "a=1&".repeat(2_000),
                "POST " + token
                        + " HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}",
                "POST " + token
                        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
                "GET " + token + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /" + Seeds.TENANT + "/oauth2/foo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")) {
            String answer = RawSocket.exchange(WIRE.origin(), sent);

            assertThat(answer).startsWith("HTTP/1.1 4").contains("Content-Type: application/json", "AADSTS");
        }
    }

    @Test
    void theControlSurfaceAnswersWithProblemsInstead() {
        Wire.Answer refused = WIRE.send(WIRE.to("/_emulator/nothing"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("status").asInt()).isEqualTo(404);
    }

    private static Arguments call(String name, String sent, int status) {
        return Arguments.of(name, sent, status);
    }

    private static String get(String path, String headers) {
        return line("GET", path) + headers + "\r\n";
    }

    private static String line(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + SharedEmulator.permittedToken() + "\r\n";
    }
}
