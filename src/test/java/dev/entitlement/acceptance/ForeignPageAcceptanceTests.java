package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites try, by way of a browser whose user can reach the emulator. */
class ForeignPageAcceptanceTests {

    private static final String ROTATE = "/_emulator/keys/rotate";
    private static final String JSON = "Content-Type: application/json\n";
    private static final String BROWSER = "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example\n",
                "Origin: null\n",
                "Sec-Fetch-Site: cross-site\n",
                "Sec-Fetch-Site: same-site\n",
                "Sec-Fetch-Site: cross-site\nSec-Fetch-Dest: document\nSec-Fetch-Mode: navigate\n",
            })
    void aFormWithoutABodyDoesNothing(String headers) throws IOException {
        for (String path : new String[] {"/_emulator/device-codes/ABCDEFGHJ/decline", "/_emulator/nothing", ROTATE}) {
            assertRefused(call("POST", path, "localhost", headers, ""), 403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=x",
                "text/plain;application/json",
                ""
            })
    void whatAFormCanSendIsNoBody(String type) throws IOException {
        String header = type.isEmpty() ? "" : "Content-Type: " + type + "\n";
        assertRefused(call("POST", ROTATE, "localhost", header, "{\"keepOld\":false}"), 415);
        assertRefused(call("DELETE", "/_emulator/nothing", "localhost", header, "{}"), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "internal.example", "x.dev"})
    void aNameThatLeadsHereIsNoneOfOurs(String host) throws IOException {
        String origin = "Origin: http://" + host + ":" + port() + "\n";
        assertRefused(call("POST", ROTATE, host, origin + JSON, "{}"), 403);
        assertRefused(call("POST", ROTATE, host, "Sec-Fetch-Site: same-origin\n" + JSON, "{}"), 403);
        assertRefused(call("GET", "/_emulator/coverage", host, BROWSER, ""), 403);
        assertRefused(call("GET", "/_emulator/device-codes", host, BROWSER + "X-Forwarded-Host: localhost\n", ""), 403);
        assertThat(call("GET", "/_emulator/coverage", host, "User-Agent: curl/8\n", "")
                        .status())
                .isEqualTo(200);
        assertThat(call("GET", "/beta/$metadata", host, origin + BROWSER, "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "[::1]",
                "emulator",
                "host.docker.internal",
                "emulator.apps.svc.cluster.local",
                "LOCALHOST",
                "emulator.localhost"
            })
    void whatNobodyElseCanBeCalledIsOurs(String host) throws IOException {
        String origin = "Origin: http://" + host + ":" + port() + "\n";
        assertThat(call("GET", "/_emulator/coverage", host, BROWSER + origin, "")
                        .status())
                .isEqualTo(200);
        assertThat(call("POST", "/_emulator/tokens", host, BROWSER + origin + JSON, "[]")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, document, 200",
        "cross-site, image, 403",
        "cross-site, empty, 403",
        "cross-site, iframe, 403",
        "same-origin, empty, 200",
        "none, document, 200"
    })
    void aLinkMayBeFollowedButNothingIncluded(String site, String destination, int status) throws IOException {
        String headers = "Sec-Fetch-Site: " + site + "\nSec-Fetch-Dest: " + destination + "\n";
        assertThat(call("GET", "/_emulator/coverage", "localhost", headers, "").status())
                .isEqualTo(status);
    }

    @Test
    void librariesThatLookLikeBrowsersAreNone() throws IOException {
        // Node's fetch.
        assertThat(call("POST", "/_emulator/tokens", "emulator.apps.svc", "Sec-Fetch-Mode: cors\n" + JSON, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aHostThatIsNamedIsOurs() throws IOException {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of(
                "EMULATOR_CONTROL_HOSTS",
                "graph.corp.example,*.test.example",
                "EMULATOR_TLS_NAMES",
                "tls.corp.example"))) {
            URI origin = emulator.origin();
            for (String host : new String[] {"graph.corp.example", "a.test.example", "tls.corp.example"}) {
                assertThat(call(origin, "GET", "/_emulator/coverage", host, BROWSER, "")
                                .status())
                        .isEqualTo(200);
            }
            assertRefused(call(origin, "GET", "/_emulator/coverage", "corp.example", BROWSER, ""), 403);
            assertRefused(call(origin, "GET", "/_emulator/coverage", "test.example", BROWSER, ""), 403);
        }
    }

    @Test
    void aPageOfTheEmulatorItselfDrivesIt() {
        assertThat(WIRE.send(WIRE.to("/_emulator/tokens")
                                .header("Origin", WIRE.origin().toString())
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(200);
    }

    private static int port() {
        return WIRE.origin().getPort();
    }

    private static Answer call(String method, String path, String host, String headers, String body)
            throws IOException {
        return call(WIRE.origin(), method, path, host, headers, body);
    }

    private static Answer call(URI origin, String method, String path, String host, String headers, String body)
            throws IOException {
        try (RawConnection connection = new RawConnection(origin)) {
            String head = RawConnection.head(method, path, headers + "Content-Length: " + body.length() + "\n")
                    .replace("Host: localhost", "Host: " + host + ":" + origin.getPort());
            connection.send(head, body.getBytes());
            return connection.answer();
        }
    }

    private static void assertRefused(Answer refused, int status) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.headers().keySet()).noneMatch(header -> header.startsWith("Access-Control"));
    }
}
