package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk on which nothing more can be written, by a limit on the size of files: to a program it is the same. */
@Tag(Endurance.TAG)
class FullDiskAcceptanceTests {

    /** In kilobytes: what the first start does not need, and what some seeds fill. */
    private static final int ROOM = 20_000;

    private static final int TOO_LITTLE = 500;
    private static final int MOST_SEEDS = 60;

    @TempDir
    private Path data;

    @Test
    void aDiskThatIsFullAtTheStartIsToldInOneLine() {
        EmulatorProcess ended = EmulatorProcess.endedLimited(TOO_LITTLE, settings());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines().toList()).as(ended.output()).hasSize(1);
        assertThat(ended.output()).contains("EMULATOR_DATA_DIR", data.toString(), "tables cannot be made");
        try (EmulatorProcess again = EmulatorProcess.started(settings())) {
            assertThat(status(new Wire(again.origin()), "/health/readiness")).isEqualTo(200);
        }
    }

    @Test
    void whileItIsFullCallsAreAnswered503AndAfterwardsAllGoesOn() throws Exception {
        ReprocessLoad load;
        try (EmulatorProcess emulator = EmulatorProcess.limited(ROOM, settings())) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            assertThat(wire.reprocess(Seeds.failed(0), token).status()).isEqualTo(202);
            fill(wire);
            await().atMost(Duration.ofSeconds(10)).until(() -> status(wire, "/health/readiness") == 503);
            assertThat(status(wire, "/health/liveness")).isEqualTo(200);

            load = new ReprocessLoad(2, () -> List.of(emulator.origin()), token);
            await().atMost(Duration.ofSeconds(20)).until(() -> !load.refusals().isEmpty());
            DatabaseOutageAcceptanceTests.assertToldOnce(emulator.output());
            emulator.liftLimit();
            await().atMost(Duration.ofSeconds(30)).until(() -> load.accepted() > 20);
            load.close();

            assertThat(load.refusals()).allSatisfy(refusal -> {
                assertThat(refusal.status()).as(refusal.text()).isEqualTo(503);
                assertThat(refusal.code()).isEqualTo("ServiceUnavailable");
                assertThat(refusal.header("Retry-After")).isEqualTo("1");
            });
            load.awaitDelivered(wire);
        }
        assertNothingLost(load);
    }

    /** Seeds until nothing more can be written: each is loaded, or the client is told to try again. */
    private static void fill(Wire wire) {
        for (int n = 0; n < MOST_SEEDS; n++) {
            Answer seeded = Control.post(wire, "/seed?mode=merge&tenant=" + Seeds.TENANT, users(n));
            assertThat(seeded.status()).as(seeded.text()).isIn(200, 503);
            if (seeded.status() == 503) {
                assertThat(seeded.header("Retry-After")).isEqualTo("1");
                return;
            }
        }
        assertThat(MOST_SEEDS).as("seeds that fill the disk").isZero();
    }

    private static String users(int number) {
        String name = "u".repeat(200);
        return IntStream.range(0, 2_000)
                .mapToObj(n ->
                        "{'id':'%08x-0000-4000-8000-%012d','userPrincipalName':'%s%d.%d@a.example','displayName':'%s'}"
                                .formatted(number, n, name, number, n, name))
                .collect(Collectors.joining(",", "{'users':[", "]}"));
    }

    private void assertNothingLost(ReprocessLoad load) throws SQLException, IOException {
        try (EmulatorProcess again = EmulatorProcess.started(settings())) {
            load.awaitDelivered(new Wire(again.origin()));
        }
        try (Connection past = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("emulator"), "sa", "")) {
            load.assertDeliveredOnce(past);
        }
    }

    private static int status(Wire wire, String path) {
        return wire.send(wire.to("/_emulator" + path)).status();
    }

    private Map<String, String> settings() {
        return Map.of(
                "EMULATOR_DATABASE",
                "file",
                "EMULATOR_DATA_DIR",
                data.toString(),
                "EMULATOR_SEED",
                "file:" + Seeds.write(),
                "EMULATOR_DELIVERY_DELAY",
                "PT0.2S");
    }
}
