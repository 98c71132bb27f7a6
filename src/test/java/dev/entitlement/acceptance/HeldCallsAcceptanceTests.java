package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that hang on purpose hold nothing that others need. */
class HeldCallsAcceptanceTests {

    private static final String HUNG = "{\"id\":\"hung\",\"match\":{\"operation\":\"assignmentRequest.get\"},"
            + "\"then\":{\"timeout\":{\"after\":\"10m\"}}}";

    @Test
    void hungCallsBlockNoOtherTenantNorTheEndOfTheServer() throws IOException {
        List<Socket> hung = new ArrayList<>();
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_SEED", "file:" + Seeds.write()))) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            String stranger = wire.token(Seeds.OTHER_TENANT, Seeds.STRANGER);
            String faults = "/_emulator/faults?tenant=" + Seeds.TENANT;
            assertThat(wire.send(wire.to(faults)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(HUNG)))
                            .status())
                    .isEqualTo(201);

            for (int n = 0; n < 500; n++) {
                hung.add(call(emulator, token));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> wire.get(faults, "").json().at("/0/hits").asInt() == 500);

            long began = System.nanoTime();
            assertThat(wire.get(Wire.REQUESTS, stranger).status()).isEqualTo(200);
            assertThat(wire.get(Wire.REQUESTS + "?$top=1", token).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(wire.get("/_emulator/prometheus", "").text())
                    .containsPattern("hikaricp_connections_active\\{[^}]*} 0\\.0")
                    .containsPattern("hikaricp_connections_pending\\{[^}]*} 0\\.0");

            Wire.Answer tooMany = wire.get(Wire.REQUESTS + Seeds.GOLDEN, token);
            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.header("x-emulator-fault-refused")).contains("500 calls of a tenant");
            assertThat(tooMany.header("x-emulator-fault")).isEqualTo("hung");
        }
        // The process has ended, within the patience of EmulatorProcess, and every client has heard of it.
        for (Socket socket : hung) {
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.close();
        }
    }

    private static Socket call(EmulatorProcess emulator, String token) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), emulator.origin().getPort());
        socket.getOutputStream()
                .write(RawConnection.head("GET", Wire.REQUESTS + Seeds.GOLDEN, "Authorization: Bearer " + token + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
