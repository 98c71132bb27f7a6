package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.RawConnection.gzip;
import static dev.entitlement.acceptance.RawConnection.head;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on a connection between and after calls. */
class ConnectionAcceptanceTests {

    private static final String CATALOGS = CatalogWire.V1.path("catalogs");
    private static final String HEALTH = "/_emulator/health";
    private static final String JSON = "Content-Type: application/json\n";
    private static final String EXPECT = "Expect: 100-continue\n";
    private static final String BODY = "{\"displayName\":\"connection\"}";

    @Test
    void whoAsksBeforeSendingABodyIsToldToGoOn() throws IOException {
        for (byte[] body : List.of(BODY.getBytes(), gzip(BODY))) {
            String encoding = body[0] == '{' ? "" : "Content-Encoding: gzip\n";
            try (RawConnection connection = new RawConnection(WIRE.origin())) {
                String headers = authorized() + JSON + EXPECT + encoding + "Content-Length: " + body.length + "\n";
                connection.send(head("POST", CATALOGS, headers), new byte[0]);
                assertThat(connection.answer().status()).isEqualTo(100);
                connection.send("", body);

                assertThat(connection.answer().status()).isEqualTo(201);
                assertThat(connection.call("GET", HEALTH, "").status()).isEqualTo(200);
            }
        }
    }

    static Stream<Arguments> bodiesNobodyWants() {
        return Stream.of(
                Arguments.of(413, authorized() + JSON + "Content-Length: 5000000\n"),
                Arguments.of(401, JSON + "Content-Length: 500\n"),
                Arguments.of(415, authorized() + JSON + "Content-Encoding: br\nContent-Length: 500\n"),
                Arguments.of(405, authorized() + JSON + "Content-Length: 500\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesNobodyWants")
    void whoAsksBeforeSendingABodyThatNobodyWantsIsToldSoAtOnce(int status, String headers) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            connection.send(head(status == 405 ? "PUT" : "POST", CATALOGS, headers + EXPECT), new byte[0]);
            Answer refused = connection.answer();

            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(connection.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, '', 3000000", "415, 'Content-Encoding: br\n', 3000000", "403, '', 100"})
    void aRefusalThatLeavesABodyUnreadKeepsTheConnection(int status, String headers, int length) throws IOException {
        String token = status == 403 ? WIRE.token(Seeds.TENANT, Seeds.NOBODY) : SharedEmulator.permittedToken();
        String all = (status == 401 ? "" : "Authorization: Bearer " + token + "\n") + JSON + headers;
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            for (int i = 0; i < 3; i++) {
                Answer refused = connection.call("POST", CATALOGS, all, new byte[length]);
                assertThat(refused.status()).isEqualTo(status);
                assertThat(refused.header("Connection")).isNull();
            }
            connection.send(
                    head("POST", CATALOGS, all + "Transfer-Encoding: chunked\n"),
                    ("64\r\n" + "x".repeat(100) + "\r\n0\r\n\r\n").getBytes());
            assertThat(connection.answer().status()).isEqualTo(status);
            assertThat(connection.call("GET", HEALTH, "").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4_194_305, 8_000_000})
    void whoSendsTooMuchHearsOfItAllTheSame(int length) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer refused = connection.call("POST", CATALOGS, authorized() + JSON, new byte[length]);

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(connection.isEnded()).isTrue();
        }
    }

    @Test
    void callsSentWithoutWaitingAreAnsweredInTheirOrder() throws IOException {
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        byte[] body = gzip(BODY);
        String sized = "Content-Length: " + body.length + "\n";
        for (String call : List.of(
                head("GET", HEALTH, ""),
                head("POST", CATALOGS, authorized() + JSON + "Content-Encoding: gzip\n" + sized),
                head("POST", CATALOGS, authorized() + JSON + "Content-Encoding: br\n" + sized),
                head("GET", "/_emulator/nothing", ""),
                head("GET", CATALOGS + "?$top=1", authorized() + "Accept-Encoding: gzip\n"),
                head("POST", CATALOGS, JSON + sized),
                head("OPTIONS", CATALOGS, "Origin: a\nAccess-Control-Request-Method: GET\n"),
                head("GET", HEALTH, "Connection: close\n"))) {
            calls.writeBytes(call.getBytes());
            calls.writeBytes(call.contains("Content-Length") ? body : new byte[0]);
        }
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            connection.send("", calls.toByteArray());
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                statuses.add(connection.answer().status());
            }

            assertThat(statuses).containsExactly(200, 201, 415, 404, 200, 401, 200, 200);
            assertThat(connection.isEnded()).isTrue();
        }
    }

    @Test
    void anAnswerComesInOnePieceAndSaysNotHowLongItIs() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), WIRE.origin().getPort())) {
            socket.setSoTimeout(10_000);
            // What no fault can be armed for: an answer that may be changed is held back as a whole.
            socket.getOutputStream().write(head("GET", HEALTH, "").getBytes(StandardCharsets.US_ASCII));
            byte[] received = new byte[65_536];
            int length = socket.getInputStream().read(received);

            assertThat(new String(received, 0, length, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("\r\nTransfer-Encoding: chunked\r\n", "\"status\":\"UP\"")
                    .endsWith("\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/_emulator/health, 200",
        "http://other.example/_emulator/health, 400",
        "ftp://localhost/_emulator/health, 400",
        "http:///_emulator/health, 400",
        "_emulator/health, 400"
    })
    void aTargetMayNameTheHostIfBothNamesAreOne(String target, int status) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            assertThat(connection.call("GET", target, "").status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\nHost: a\n", "Host: a b\n", "Host: a/b\n", "Host: a@b\n", "Host: a:b\n"})
    void aHostThatIsNoneIsRefused(String host) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            connection.send(("GET " + HEALTH + " HTTP/1.1\n" + host + "\n").replace("\n", "\r\n"), new byte[0]);

            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\nContent-Length: 4\n",
                "Content-Length: 4, 4\n",
                "Content-Length: -4\n",
                "Content-Length: +4\n",
                "Content-Length: 99999999999999999999\n",
                "Content-Length:\n"
            })
    void aLengthThatIsNoneIsRefused(String length) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            String headers = authorized() + JSON + "Content-Encoding: gzip\n" + length;
            connection.send(head("POST", CATALOGS, headers), "{  }".getBytes());

            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.isEnded()).isTrue();
        }
    }

    @Test
    void noSecondCallHidesBehindTwoWaysToTellALength() throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            String headers = authorized() + JSON + "Transfer-Encoding: chunked\nContent-Length: 4\n";
            connection.send(head("POST", CATALOGS, headers), ("0\r\n\r\n" + head("GET", HEALTH, "")).getBytes());

            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.isEnded()).isTrue();
        }
    }

    private static String authorized() {
        return "Authorization: Bearer " + SharedEmulator.permittedToken() + "\n";
    }
}
