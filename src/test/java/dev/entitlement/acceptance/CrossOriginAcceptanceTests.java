package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that browsers make for web pages, which they mark with {@code Origin}. */
class CrossOriginAcceptanceTests {

    private static final String LIST = Wire.V1_REQUESTS.replaceAll("/$", "");
    private static final String TOKEN = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
    private static final String OUTCOMES = "/_emulator/delivery/outcomes";
    private static final String PAGE = "Origin: https://app.example\n";
    private static final String JSON = "Content-Type: application/json\n";
    private static final String EXPOSED = "ETag, Location, Preference-Applied, Content-Range, request-id,"
            + " client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate,"
            + " x-ms-client-gcc-tenant, Retry-After";

    static Stream<Arguments> calls() {
        String token = "Authorization: Bearer " + SharedEmulator.permittedToken() + "\n";
        return Stream.of(
                call("list", 200, "GET", LIST, token),
                call("origin null", 200, "GET", LIST, token + "Origin: null\n"),
                call("origin that is none", 200, "GET", LIST, token + "Origin: ####%%%<>\"\n"),
                call("two origins", 200, "GET", LIST, token + "Origin: https://evil.example\n"),
                call("own origin", 200, "GET", LIST, token + "Origin: " + WIRE.origin() + "\n"),
                call("model", 200, "GET", "/beta/$metadata", ""),
                call("no token", 401, "GET", LIST, ""),
                call("OPTIONS that is no preflight", 401, "OPTIONS", LIST, ""),
                call("unknown path", 400, "GET", "/beta/users", token),
                call("no such request", 404, "GET", LIST + "/00000000-0000-0000-0000-000000000000", token),
                call("wrong method", 405, "PUT", LIST, token),
                call("unknown method", 405, "FOO", LIST, token),
                call("encoded slash", 400, "GET", "/beta/a%2Fb", token),
                call("too large", 413, "POST", LIST, token + "Content-Length: 5000000\n"),
                call("too large a head", 400, "GET", LIST, "X: " + "a".repeat(40_000) + "\n"),
                call("other encoding", 415, "POST", LIST, "Content-Encoding: br\nTransfer-Encoding: chunked\n"),
                call("other expectation", 417, "GET", LIST, token + "Expect: foo\n"),
                call("other transfer", 501, "POST", LIST, token + "Transfer-Encoding: foo\n"),
                call("two lengths", 400, "POST", LIST, token + "Content-Length: 4\nContent-Length: 5\n"),
                call("two hosts", 400, "GET", LIST, token + "Host: x\n"),
                call("token endpoint", 400, "POST", TOKEN, "Content-Length: 0\n"),
                call("keys", 200, "GET", "/" + Seeds.TENANT + "/discovery/v2.0/keys", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void everyAnswerMayBeReadByAnyPage(String name, int status, String method, String path, String headers)
            throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call(method, path, (headers.contains("Origin: ") ? "" : PAGE) + headers);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo(EXPOSED);
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void whoIsNoPageIsToldNothing(String name, int status, String method, String path, String headers)
            throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call(method, path, headers.replaceAll("Origin: .*\n", ""));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().keySet()).noneMatch(header -> header.startsWith("Access-Control"));
            if (answer.header("Vary") != null) {
                assertThat(answer.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1.0/anything/at/all", "/beta/$batch", "/fabrikam.example/oauth2/v2.0/token"})
    void aPreflightNeedsNoToken(String path) throws IOException {
        String asked = "authorization,consistencylevel,client-request-id,content-type,prefer,sdkversion";
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call(
                    "OPTIONS",
                    path,
                    PAGE + "Access-Control-Request-Method: PATCH\nAccess-Control-Request-Headers: " + asked + "\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers())
                    .containsEntry("Access-Control-Allow-Origin", "*")
                    .containsEntry("Access-Control-Allow-Headers", asked)
                    .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
                    .containsEntry("Access-Control-Max-Age", "600");
        }
    }

    @Test
    void aPreflightRepeatsNothingThatIsNoNameOfAHeader() throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call(
                    "OPTIONS",
                    LIST,
                    PAGE + "Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: <script>\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Headers");
        }
    }

    @Test
    void theStepsOfABatchAreNoCallsOfAPage() throws IOException {
        byte[] batch = Batches.of(
                        Batches.step("1", "'method':'GET','url':'/nothing','headers':{'Origin':'https://a.example'}"),
                        Batches.get("2", Batches.path(Seeds.DELIVERED)))
                .getBytes();
        String token = "Authorization: Bearer " + SharedEmulator.permittedToken() + "\n";
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call("POST", "/v1.0/$batch", PAGE + token + JSON, batch);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.text()).doesNotContain("Access-Control");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "null", "https://localhost", "http://localhost:1", "%%%"})
    void noPageDrivesTheEmulator(String origin) throws IOException {
        String headers = "Origin: " + origin + "\n" + JSON;
        String preflight = headers + "Access-Control-Request-Method: PUT\n";
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            for (Answer answer : new Answer[] {
                connection.call("PUT", OUTCOMES, headers, "{}".getBytes()),
                connection.call("POST", "/_emulator/nothing", headers, "{}".getBytes()),
                connection.call("OPTIONS", OUTCOMES, preflight)
            }) {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.headers().keySet()).noneMatch(header -> header.startsWith("Access-Control"));
            }
            Answer read = connection.call("GET", "/_emulator/health", headers);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.headers().keySet()).noneMatch(header -> header.startsWith("Access-Control"));
        }
    }

    @Test
    void thePagesOfTheEmulatorItselfMayCallIt() {
        Wire.Answer answer = WIRE.send(WIRE.to(OUTCOMES)
                .header("Origin", WIRE.origin().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(400);
    }

    private static Arguments call(String name, int status, String method, String path, String headers) {
        return Arguments.of(name, status, method, path, headers);
    }
}
