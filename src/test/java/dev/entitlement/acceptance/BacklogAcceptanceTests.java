package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be delivered soon is not accepted. */
class BacklogAcceptanceTests {

    private static final int MOST = 10;

    @TempDir
    private Path data;

    @Test
    void nothingMoreIsAcceptedWhileTooMuchIsDue() throws SQLException {
        started(Map.of()).close();
        queueForever(MOST);
        try (EmulatorProcess emulator = started(Map.of("EMULATOR_DELIVERY_BACKLOG", String.valueOf(MOST)))) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token("contoso.example", Control.DEMO_APP);

            Answer refused = wire.reprocess(DEMO_FAILED, token);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.json().at("/error/code").asString()).isEqualTo("ServiceUnavailable");
            assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
        }
        try (EmulatorProcess emulator = started(Map.of("EMULATOR_DELIVERY_BACKLOG", String.valueOf(MOST + 1)))) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token("contoso.example", Control.DEMO_APP);

            assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        }
    }

    private EmulatorProcess started(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("EMULATOR_DATABASE", "file");
        all.put("EMULATOR_DATA_DIR", data.toString());
        return EmulatorProcess.started(all);
    }

    /** Work of a kind that this version does not know stays where it is. */
    private void queueForever(int count) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("emulator"), "sa", "");
                Statement statement = database.createStatement()) {
            statement.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " select 'of-another-version', x, dateadd(minute, -1, current_timestamp), false, 1"
                    + " from system_range(1, " + count + ")");
        }
    }
}
