package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under load and comes back. {@code -Demulator.test.outage=PT20S} for the long form. */
@Tag(Endurance.TAG)
class DatabaseOutageAcceptanceTests {

    private static final Duration OUTAGE = Duration.parse(System.getProperty("emulator.test.outage", "PT6S"));

    /** What a call waits at most that meets the outage; stated in docs/reliability.md. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);

    @Test
    void everyCallIsAnsweredMeanwhileAndNothingAcceptedIsLost(@TempDir Path folder) throws Exception {
        try (PostgresServer server = PostgresServer.in(folder.resolve("data"))) {
            PostgresServer.Database database = server.database();
            try (EmulatorProcess emulator = started(database)) {
                Wire wire = new Wire(emulator.origin());
                String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
                ReprocessLoad load = new ReprocessLoad(4, () -> List.of(emulator.origin()), token);
                await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() >= 30);

                server.stop();
                long begin = System.nanoTime();
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(wire.send(wire.to("/_emulator/health/readiness"))
                                        .status())
                                .isEqualTo(503));
                assertUnavailable(wire, token);
                Duration rest = OUTAGE.minusNanos(System.nanoTime() - begin);
                await().pollInterval(Duration.ofMillis(500))
                        .during(rest)
                        .atMost(rest.plusSeconds(5))
                        .untilAsserted(() -> assertKnown(wire));
                server.startAgain();

                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(wire.send(wire.to("/_emulator/health/readiness"))
                                        .status())
                                .isEqualTo(200));
                int accepted = load.accepted();
                await().atMost(Duration.ofSeconds(20)).until(() -> load.accepted() > accepted + 10);
                load.close();

                assertThat(emulator.output().lines().filter(line -> line.contains("Unhandled exception")))
                        .as("what the queue says of an outage that lasts many times longer than one look at it")
                        .hasSizeLessThan(10);
                assertThat(load.refusals())
                        .as(() -> emulator.output()
                                .lines()
                                .filter(line -> line.contains("ERROR") || line.startsWith("Caused by"))
                                .distinct()
                                .limit(40)
                                .collect(Collectors.joining("\n")))
                        .isNotEmpty()
                        .allSatisfy(DatabaseOutageAcceptanceTests::assertRefusal);
                assertThat(load.broken()).isZero();
                assertThat(load.waits()).allSatisfy(wait -> assertThat(wait).isLessThan(ANSWERED_WITHIN));
                try (Connection past = database.connect()) {
                    load.assertDeliveredOnce(wire, past);
                }
                assertRemembered(wire, load, emulator.output());
                System.out.println(
                        "Outage of " + OUTAGE + ": " + load.refusals().size() + " calls answered 503, "
                                + load.accepted() + " accepted and delivered once, the longest answer took "
                                + load.waits().stream().max(Duration::compareTo).orElseThrow());
            }
        }
    }

    /** Calls are remembered behind those who call, and the log is not filled by each. */
    private static void assertRemembered(Wire wire, ReprocessLoad load, String log) {
        Answer report = Control.get(wire, "/retry-report?since=-1h");
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.json().at("/summary/attempts").asInt())
                .isGreaterThanOrEqualTo(load.accepted() + load.refusals().size());
        assertThat(log.lines().filter(line -> line.contains("calls that are remembered cannot be written")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(log.lines().filter(line -> line.contains("Whose calls are"))).hasSizeLessThanOrEqualTo(1);
        assertToldOnce(log);
        assertThat(log.lines().filter(line -> line.contains("RefusedForOutage") && line.contains("WARN")))
                .isNotEmpty()
                .hasSizeLessThan(5 + (int) OUTAGE.toSeconds() / 5);
    }

    /** That the database has gone is no reason to show where in the program that was met. */
    static void assertToldOnce(String log) {
        assertThat(log.lines().filter(line -> line.startsWith("\tat "))).as(log).isEmpty();
        assertThat(log.lines()).hasSizeLessThan(100);
    }

    @Test
    void callsThatFaultsAndLimitsAreForAreAnsweredMeanwhile(@TempDir Path folder) {
        try (PostgresServer server = PostgresServer.in(folder.resolve("data"))) {
            try (EmulatorProcess emulator = started(server.database())) {
                Wire wire = new Wire(emulator.origin());
                String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
                String faults = "/faults?tenant=" + Seeds.TENANT;
                Control.post(
                        wire,
                        faults,
                        "{'id':'race','match':{'operation':'assignmentRequest.list'},'then':{'barrier':{'timeout':'PT3S'}}}");
                Control.post(wire, faults, "{'id':'any','when':{'skip':1},'then':'pass'}");
                Control.send(
                        wire,
                        "PUT",
                        "/throttling?tenant=" + Seeds.TENANT,
                        "{'enabled':true,'limits':[{'scope':'tenant','permits':1000,'per':'1d'}]}");
                assertThat(wire.get(Wire.REQUESTS + Seeds.GOLDEN, token).status())
                        .isEqualTo(200);
                CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> wire.get(Wire.REQUESTS, token));
                await().until(() -> Control.get(wire, faults).text().contains("\"matched\":1,\"hits\":1"));

                server.stop();
                for (int n = 0; n < 4; n++) {
                    long begin = System.nanoTime();
                    assertRefusal(wire.get(Wire.REQUESTS + Seeds.GOLDEN, token));
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWERED_WITHIN);
                }
                assertThat(Control.get(wire, faults).status()).isEqualTo(503);
                assertThat(waiting.orTimeout(15, TimeUnit.SECONDS).join().status())
                        .isEqualTo(503);
                server.startAgain();

                await().atMost(Duration.ofSeconds(10))
                        .until(() ->
                                wire.get(Wire.REQUESTS + Seeds.GOLDEN, token).status() == 200);
                assertThat(Control.get(wire, faults).json().at("/1/matched").asInt())
                        .isGreaterThanOrEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatKeepsItsConnectionsAndAnswersNothingIsNoticed(@TempDir Path folder) throws Exception {
        try (PostgresServer server = PostgresServer.in(folder.resolve("data"))) {
            PostgresServer.Database database = server.database();
            try (EmulatorProcess emulator = started(database)) {
                Wire wire = new Wire(emulator.origin());
                String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
                ReprocessLoad load = new ReprocessLoad(4, () -> List.of(emulator.origin()), token);
                await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() >= 30);

                server.freeze();
                try {
                    await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertKnown(wire));
                    long asked = System.nanoTime();
                    assertRefusal(wire.get(Wire.REQUESTS + Seeds.GOLDEN, token));
                    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(ANSWERED_WITHIN);
                } finally {
                    server.thaw();
                }

                await().atMost(Duration.ofSeconds(10))
                        .until(() -> wire.send(wire.to("/_emulator/health/readiness"))
                                        .status()
                                == 200);
                load.close();
                assertThat(load.broken()).isZero();
                assertThat(load.refusals()).allSatisfy(DatabaseOutageAcceptanceTests::assertRefusal);
                assertThat(load.waits()).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(35)));
                try (Connection past = database.connect()) {
                    load.assertDeliveredOnce(wire, past);
                }
            }
        }
    }

    private static EmulatorProcess started(PostgresServer.Database database) {
        Map<String, String> settings = new LinkedHashMap<>(database.settings());
        settings.put("EMULATOR_SEED", "file:" + Seeds.write());
        settings.put("EMULATOR_DELIVERY_DELAY", "PT0.5S");
        return EmulatorProcess.started(settings);
    }

    private static void assertUnavailable(Wire wire, String token) {
        assertRefusal(wire.reprocess(Seeds.failed(Seeds.FAILED_REQUESTS - 1), token));
        Answer tokens = wire.tokenAnswer(Seeds.TENANT, Seeds.PERMITTED);
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(503);
        assertThat(tokens.header("Retry-After")).isEqualTo("1");
        assertThat(tokens.json().path("error").asString()).isEqualTo("temporarily_unavailable");
        Answer control = Control.post(wire, "/reset?tenant=" + Seeds.TENANT, "");
        assertThat(control.status()).as(control.text()).isEqualTo(503);
        assertThat(control.header("Retry-After")).isEqualTo("1");
        assertThat(control.header("Content-Type")).isEqualTo("application/problem+json");
    }

    /** What is asked by orchestrators is answered from what is known, at once. */
    private static void assertKnown(Wire wire) {
        long asked = System.nanoTime();
        assertThat(wire.send(wire.to("/_emulator/health/liveness")).status()).isEqualTo(200);
        assertThat(wire.send(wire.to("/_emulator/health/readiness")).status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    private static void assertRefusal(Answer refusal) {
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(503);
        assertThat(refusal.code()).isEqualTo("ServiceUnavailable");
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
    }
}
