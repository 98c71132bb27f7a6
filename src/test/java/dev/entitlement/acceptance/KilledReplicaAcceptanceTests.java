package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two emulators on one database, of which one is killed again and again under load. {@code -Demulator.test.kills=20} for
 * the long form.
 */
@Tag(Endurance.TAG)
class KilledReplicaAcceptanceTests {

    private static final int KILLS = Integer.getInteger("emulator.test.kills", 2);
    private static final int CLIENTS = 4;

    @Test
    void whatEitherHasAcceptedIsDeliveredOnceHoweverOftenOneIsKilled() throws SQLException {
        int killed = 0;
        int accepted = 0;
        while (killed < KILLS) {
            PostgresServer.Database database = PostgresServer.shared().database();
            Map<String, String> settings = new LinkedHashMap<>(database.settings());
            settings.put("EMULATOR_SEED", "file:" + Seeds.write());
            settings.put("EMULATOR_DELIVERY_DELAY", "PT0.5S");
            settings.put("EMULATOR_DELIVERY_TAKEOVER", "PT2S");
            try (EmulatorProcess survivor = EmulatorProcess.started(settings)) {
                List<EmulatorProcess> victims = new CopyOnWriteArrayList<>();
                victims.add(EmulatorProcess.started(settings));
                Wire wire = new Wire(survivor.origin());
                String token = wire.token(Seeds.TENANT, Seeds.PERMITTED);
                ReprocessLoad load = new ReprocessLoad(
                        CLIENTS,
                        () -> List.of(
                                survivor.origin(),
                                victims.get(victims.size() - 1).origin()),
                        token);
                for (int round = 0; round < 2 && killed < KILLS; round++, killed++) {
                    int before = load.accepted();
                    await().atMost(Duration.ofSeconds(60))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> load.accepted() >= before + 30 || load.hasCalledAll());
                    victims.get(victims.size() - 1).kill();
                    victims.add(EmulatorProcess.started(settings));
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> load.accepted() + load.broken() > 100 || load.hasCalledAll());
                load.close();
                try (Connection past = database.connect()) {
                    load.assertDeliveredOnce(wire, past);
                }
                accepted += load.accepted();
                victims.get(victims.size() - 1).close();
            }
        }
        System.out.println("Kills: " + killed + ", calls accepted and delivered once: " + accepted);
        assertThat(accepted).isGreaterThan(KILLS * 20);
    }
}
