package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, the answer is Graph's envelope: never HTML, never empty, never a problem document. */
class ServerErrorAcceptanceTests {

    private static final String REQUEST = Wire.REQUESTS + Seeds.DELIVERED;
    private static final String REPROCESS = REQUEST + "/reprocess";
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
                call("3,000 query options", get(REQUEST + "?" + "a=1&".repeat(3_000), ""), 400),
                call("unsupported query option", get(REQUEST + "?$expand=requestor", ""), 400),
                call("same, encoded", get(REQUEST + "?%24select=id", ""), 400),
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

    static Stream<Arguments> unknownPaths() {
        String em = "/beta/identityGovernance/entitlementManagement";
        return Stream.of(
                Arguments.of("/v2.0/identityGovernance", 400, "BadRequest", "Invalid version: v2.0"),
                Arguments.of("/beta/users", 400, "BadRequest", SEGMENT.formatted("users")),
                Arguments.of("/favicon.ico", 400, "BadRequest", SEGMENT.formatted("favicon.ico")),
                Arguments.of("/error", 400, "BadRequest", SEGMENT.formatted("error")),
                Arguments.of(em + "/foo/bar", 400, "BadRequest", SEGMENT.formatted("foo")),
                Arguments.of(em + "/assignmentRequests/1/foo", 400, "BadRequest", SEGMENT.formatted("foo")),
                Arguments.of(
                        "/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentRequests",
                        400,
                        "BadRequest",
                        SEGMENT.formatted("accessPackageAssignmentRequests")),
                Arguments.of(em + "/availableAccessPackages", 404, "", "No HTTP resource was found that matches"));
    }

    @ParameterizedTest
    @MethodSource("unknownPaths")
    void aPathWithoutOperationSaysWhatGraphDoesNotKnow(String path, int status, String code, String message) {
        Wire.Answer refused = WIRE.get(path, SharedEmulator.permittedToken());

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.message()).startsWith(message);
    }

    @Test
    void anUnknownPathIs401WithoutAToken() {
        assertThat(WIRE.send(WIRE.to("/beta/nothing")).status()).isEqualTo(401);
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
