package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM ends an emulator soon, whoever listens or waits, and loses nothing that it had accepted. */
@Tag(Endurance.TAG)
class GracefulStopAcceptanceTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whatWasAcceptedBeforeTheEndIsDeliveredOnceAfterIt() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().database();
        EmulatorProcess stopped = EmulatorProcess.started(settings(database));
        Wire wire = new Wire(stopped.origin());
        String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
        HttpResponse<InputStream> events = listening(wire);
        CompletableFuture<HttpResponse<Void>> held = held(wire, token);
        CompletableFuture<Answer> verifying = CompletableFuture.supplyAsync(() -> Control.post(
                wire,
                "/requests/verify",
                "{'match':{'operation':'assignmentRequest.cancel'},'count':{'exactly':1},'within':'60s'}"));
        try (ReprocessLoad load = new ReprocessLoad(4, () -> List.of(stopped.origin()), token)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() >= 30);

            Duration took = stopped.terminate();

            assertThat(took).isLessThan(SOON);
            assertThat(load.refusals()).isEmpty();
            assertThat(events.statusCode()).isEqualTo(200);
            assertThat(held).isDone();
            assertThat(verifying.join().status()).isEqualTo(503);
            load.close();
            try (EmulatorProcess next = EmulatorProcess.started(settings(database));
                    Connection past = database.connect()) {
                load.assertDeliveredOnce(new Wire(next.origin()), past);
            }
            System.out.println("Stopped under load within " + took);
        }
    }

    @Test
    void theEndDoesNotWaitForADatabaseThatIsAway(@TempDir Path folder) {
        try (PostgresServer server = PostgresServer.in(folder.resolve("data"))) {
            EmulatorProcess stopped = EmulatorProcess.started(settings(server.database()));
            Wire wire = new Wire(stopped.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            HttpResponse<InputStream> events = listening(wire);
            try (ReprocessLoad load = new ReprocessLoad(4, () -> List.of(stopped.origin()), token)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() >= 10);
                server.stop();

                Duration took = stopped.terminate();

                assertThat(took).isLessThan(SOON);
                assertThat(events.statusCode()).isEqualTo(200);
                System.out.println("Stopped without a database within " + took);
            }
        }
    }

    @Test
    void theEndDoesNotWaitForADatabaseThatIsFrozen(@TempDir Path folder) throws Exception {
        try (PostgresServer server = PostgresServer.in(folder.resolve("data"))) {
            EmulatorProcess stopped = EmulatorProcess.started(settings(server.database()));
            String token = new Wire(stopped.origin()).token(Seeds.TENANT, Seeds.PERMITTED);
            try (ReprocessLoad load = new ReprocessLoad(4, () -> List.of(stopped.origin()), token)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() >= 10);
                server.freeze();
                try {
                    Duration took = stopped.terminate();

                    assertThat(took).isLessThan(SOON);
                    System.out.println("Stopped with a frozen database within " + took);
                } finally {
                    server.thaw();
                }
            }
        }
    }

    private static Map<String, String> settings(PostgresServer.Database database) {
        Map<String, String> settings = new LinkedHashMap<>(database.settings());
        settings.put("EMULATOR_SEED", "file:" + Seeds.write());
        settings.put("EMULATOR_DELIVERY_DELAY", "PT0.5S");
        return settings;
    }

    private static HttpResponse<InputStream> listening(Wire wire) {
        try {
            return HttpClient.newHttpClient().send(wire.to("/_emulator/events").build(), BodyHandlers.ofInputStream());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A call that is never answered. */
    private static CompletableFuture<HttpResponse<Void>> held(Wire wire, String token) {
        assertThat(Control.post(
                                wire,
                                "/faults?tenant=" + Seeds.TENANT,
                                "{'match':{'operation':'assignmentRequest.get'},'sequence':['timeout']}")
                        .status())
                .isEqualTo(201);
        return HttpClient.newHttpClient()
                .sendAsync(
                        wire.to(Wire.REQUESTS + Seeds.DELIVERED)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding());
    }
}
