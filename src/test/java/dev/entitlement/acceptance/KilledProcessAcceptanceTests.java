package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered 202 is delivered once, whatever becomes of the process. {@code -Demulator.test.kills=20} for the long
 * form.
 */
@Tag(Endurance.TAG)
class KilledProcessAcceptanceTests {

    private static final int ACCEPTED = 40;
    private static final int KILLS = Integer.getInteger("emulator.test.kills", 2);

    @TempDir
    private Path data;

    @Test
    void aRetryThatWasAcceptedHappensOnceAfterAKill() throws SQLException {
        String before;
        try (EmulatorProcess killed = started("PT5S")) {
            Wire wire = new Wire(killed.origin());
            before = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            assertThat(wire.reprocess(Seeds.failed(0), before).status()).isEqualTo(202);
            killed.kill();
        }

        try (EmulatorProcess again = started("PT5S")) {
            Wire wire = new Wire(again.origin());
            // The signing key is kept too: the token that was got before the kill still holds.
            awaitDelivered(wire, before, Seeds.failed(0));
        }

        assertThat(transitionsOf(Seeds.failed(0)))
                .isEqualTo(Map.of("DELIVERY_FAILED -> DELIVERING", 1, "DELIVERING -> DELIVERED", 1));
    }

    @Test
    void aKillInTheMiddleOfDeliveriesLosesNoneAndRepeatsNone() throws SQLException {
        try (EmulatorProcess killed = started("PT0S")) {
            Wire wire = new Wire(killed.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            for (int n = 0; n < ACCEPTED; n++) {
                assertThat(wire.reprocess(Seeds.failed(n), token).status()).isEqualTo(202);
            }
            killed.kill();
        }

        try (EmulatorProcess again = started("PT0S")) {
            Wire wire = new Wire(again.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            for (int n = 0; n < ACCEPTED; n++) {
                awaitDelivered(wire, token, Seeds.failed(n));
            }
        }

        for (int n = 0; n < ACCEPTED; n++) {
            assertThat(transitionsOf(Seeds.failed(n)))
                    .isEqualTo(Map.of("DELIVERY_FAILED -> DELIVERING", 1, "DELIVERING -> DELIVERED", 1));
        }
    }

    @Test
    void killedAgainAndAgainUnderLoadItDeliversOnceWhatItHasAccepted() throws SQLException, IOException {
        int accepted = 0;
        for (int killed = 0; killed < KILLS; killed++) {
            Path folder = Files.createDirectory(data.resolve("kill" + killed));
            ReprocessLoad load;
            try (EmulatorProcess victim = started("PT0.2S", folder)) {
                String token = new Wire(victim.origin()).token(Seeds.TENANT, Seeds.PERMITTED);
                load = new ReprocessLoad(4, () -> List.of(victim.origin()), token);
                int most = 20 + 13 * killed % 60;
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> load.accepted() >= most);
                victim.kill();
                load.close();
            }
            try (EmulatorProcess again = started("PT0.2S", folder)) {
                load.awaitDelivered(new Wire(again.origin()));
            }
            try (Connection past =
                    DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("emulator"), "sa", "")) {
                load.assertDeliveredOnce(past);
            }
            accepted += load.accepted();
        }
        System.out.println("Kills: " + KILLS + ", calls accepted and delivered once: " + accepted);
    }

    @Test
    void aRequestThatWasCreatedIsDeliveredOnceAfterAKill() throws SQLException {
        String id;
        try (EmulatorProcess killed = started("PT4S")) {
            Wire wire = new Wire(killed.origin());
            String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            id = wire.send(wire.to("/beta/identityGovernance/entitlementManagement/assignmentRequests")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(Seeds.ADMIN_ADD)))
                    .json()
                    .path("id")
                    .asString();
            killed.kill();
        }

        try (EmulatorProcess again = started("PT4S")) {
            Wire wire = new Wire(again.origin());
            awaitDelivered(wire, wire.token(Seeds.TENANT, Seeds.PERMITTED), id);
        }

        assertThat(transitionsOf(id)).isEqualTo(Map.of("SUBMITTED -> DELIVERING", 1, "DELIVERING -> DELIVERED", 1));
    }

    private EmulatorProcess started(String delay) {
        return started(delay, data);
    }

    private static EmulatorProcess started(String delay, Path folder) {
        return EmulatorProcess.started(Map.of(
                "EMULATOR_DATABASE",
                "file",
                "EMULATOR_DATA_DIR",
                folder.toString(),
                "EMULATOR_SEED",
                "file:" + Seeds.write(),
                "EMULATOR_DELIVERY_DELAY",
                delay));
    }

    private static void awaitDelivered(Wire wire, String token, String id) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(wire.stateOf(id, token)).isEqualTo("Delivered"));
    }

    /** Read from the database itself: the emulator has ended and cannot colour what it did. */
    private Map<String, Integer> transitionsOf(String request) throws SQLException {
        Map<String, Integer> count = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("emulator"), "sa", "");
                Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("select from_state, to_state from request_transition"
                        + " where request_id = '" + request + "'")) {
            while (rows.next()) {
                count.merge(rows.getString(1) + " -> " + rows.getString(2), 1, Integer::sum);
            }
        }
        return count;
    }
}
