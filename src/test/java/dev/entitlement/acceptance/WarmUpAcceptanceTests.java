package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Before the emulator is ready it has rehearsed what a test does. */
class WarmUpAcceptanceTests {

    @TempDir
    private Path folder;

    @Test
    void nothingOfItCanBeSeen() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_TENANTS_MAX", "1"))) {
            Wire wire = new Wire(emulator.origin());
            Control control = new Control(wire);

            assertThat(emulator.output()).doesNotContain("warm-up");
            assertThat(control.get("/tenants").json()).hasSize(1);
            assertThat(control.get("/prometheus").text()).doesNotContain("reprocess\"", "oauth2/v2.0/token\"");
            assertThat(control.get("/requests").json().findValues("sequence")).isEmpty();
            wire.tokenAnswer("contoso.example", Control.DEMO_APP);
            JsonNode calls = control.get("/requests").json();
            assertThat(calls.findValues("sequence")).singleElement().satisfies(first -> assertThat(first.asLong())
                    .isEqualTo(1));
        }
    }

    @Test
    void aDatabaseThatIsKeptIsWhatItWouldBeWithout() throws SQLException {
        Map<String, Integer> with = rowsAfterAStart("true");
        Map<String, Integer> without = rowsAfterAStart("false");

        assertThat(with).isEqualTo(without).containsKeys("TENANT", "ASSIGNMENT_REQUEST", "SCHEDULED_TASKS");
    }

    /** How many rows each table has. */
    private Map<String, Integer> rowsAfterAStart(String warmUp) throws SQLException {
        Path data = folder.resolve(warmUp);
        EmulatorProcess.started(Map.of(
                        "EMULATOR_WARM_UP",
                        warmUp,
                        "EMULATOR_DATABASE",
                        "file",
                        "EMULATOR_DELIVERY_DELAY",
                        "1h",
                        "EMULATOR_DATA_DIR",
                        data.toString()))
                .close();
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("emulator"), "sa", "");
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet counted = statement.executeQuery("select count(*) from \"" + table + "\"")) {
                    counted.next();
                    rows.put(table, counted.getInt(1));
                }
            }
        }
        return rows;
    }

    static Stream<Map<String, String>> settingsThatTurnThingsOff() {
        return Stream.of(
                Map.of("EMULATOR_CONTROL_ENABLED", "false"),
                Map.of("EMULATOR_CONTROL_TOKEN", "sesame"),
                Map.of("EMULATOR_AUTH_ISSUER_URI", "http://127.0.0.1:9/issuer"),
                Map.of(
                        "EMULATOR_SEED",
                        "empty",
                        "EMULATOR_HTTPS_ENABLED",
                        "false",
                        "EMULATOR_TENANTS_ON_FIRST_USE",
                        "false"),
                Map.of("EMULATOR_FIDELITY_INVALID_STATE_STATUS", "409", "EMULATOR_FIDELITY_REPROCESS_WINDOW", "PT1S"),
                Map.of("EMULATOR_WARM_UP", "false"));
    }

    @ParameterizedTest
    @MethodSource("settingsThatTurnThingsOff")
    void noSettingIsInItsWay(Map<String, String> settings) {
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            assertThat(emulator.output()).doesNotContain("warm-up", "ERROR", "Exception");
        }
    }
}
