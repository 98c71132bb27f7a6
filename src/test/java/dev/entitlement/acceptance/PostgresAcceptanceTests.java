package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The emulator on a real PostgreSQL database does what it does on its own. */
@Tag(Endurance.TAG)
class PostgresAcceptanceTests {

    private static final PostgresServer.Database DATABASE =
            PostgresServer.shared().database();

    private static EmulatorProcess emulator;
    private static Wire wire;
    private static Control control;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new LinkedHashMap<>(DATABASE.settings());
        settings.put("EMULATOR_DELIVERY_DELAY", "200ms");
        emulator = EmulatorProcess.started(settings);
        wire = new Wire(emulator.origin());
        control = new Control(wire);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void aRetryIsAcceptedAndDelivered() {
        String token = demo("delivered");

        assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(400);

        await().untilAsserted(() -> assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered"));
    }

    @Test
    void aFilteredListIsPagedInTheSameOrderAsEverywhere() {
        String token = demo("listed");
        String list = "/v1.0/identityGovernance/entitlementManagement/accessPackages?$orderby=displayName&$filter=";
        Answer seeded = control.post("/seed?tenant=listed", """
                {"catalogs":[{"displayName":"Sorted","accessPackages":[%s]}]}""".formatted(Stream.of("b", "B", "\u00c4", "a_", "a%", "A")
                .map(name -> "{\"id\":\"" + UUID.randomUUID() + "\",\"displayName\":\"zz " + name + "\"}")
                .collect(Collectors.joining(","))));
        assertThat(seeded.status()).as(seeded.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        String next = list + "startswith(displayName,%27zz%27)&$top=4";
        while (next != null) {
            Answer page = wire.get(next, token);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .path("value")
                    .forEach(found -> names.add(found.path("displayName").asString()));
            JsonNode link = page.json().path("@odata.nextLink");
            next = link.isMissingNode()
                    ? null
                    : link.asString().substring(wire.origin().toString().length());
        }

        assertThat(names).containsExactly("zz A", "zz B", "zz a%", "zz a_", "zz b", "zz \u00c4");
        assertThat(wire.get(list + "contains(displayName,%27a%25%27)", token)
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(wire.get(list + "contains(tolower(displayName),%27%C3%A4%27)", token)
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void aResetBringsTheSeedBack() {
        String token = demo("reset");
        wire.reprocess(DEMO_FAILED, token);

        assertThat(control.post("/reset?tenant=reset", "").status()).isEqualTo(200);

        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void aSnapshotIsRestoredWithItsQueue() {
        String token = demo("snapped");
        control.send("PUT", "/delivery?tenant=snapped", "{\"mode\":\"manual\"}");
        assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        assertThat(control.post("/snapshots?tenant=snapped", "{\"name\":\"s\"}").status())
                .isEqualTo(201);
        control.post("/reset?tenant=snapped", "");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");

        assertThat(control.post("/snapshots/s/restore?tenant=snapped", "").status())
                .isEqualTo(200);

        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivering");
        control.post("/deliveries/run?tenant=snapped", "");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
    }

    @Test
    void whatIsExportedIsImportedTheSame() {
        demo("exported");
        String state = control.get("/state?tenant=exported").text();
        control.post("/tenants", "{\"alias\":\"imported\",\"seed\":\"empty\"}");

        assertThat(control.send("PUT", "/state?tenant=imported", state).status())
                .isEqualTo(200);

        assertThat(withoutTenant(control.get("/state?tenant=imported").text())).isEqualTo(withoutTenant(state));
    }

    @Test
    void whatFallsDueOnTheWayHappensAtItsOwnTime() {
        String token = demo("advanced");
        control.post("/clock/freeze?tenant=advanced", "");
        control.send("PUT", "/delivery?tenant=advanced", "{\"delay\":\"3h\"}");
        Instant start = Instant.parse(
                control.get("/clock?tenant=advanced").json().path("now").asString());
        wire.reprocess(DEMO_FAILED, token);

        JsonNode advanced = control.post("/clock/advance?tenant=advanced", "{\"by\":\"15d\"}")
                .json();

        assertThat(Instant.parse(advanced.path("now").asString())).isEqualTo(start.plus(Duration.ofDays(15)));
        assertThat(Instant.parse(wire.get(Wire.REQUESTS + DEMO_FAILED, token)
                        .json()
                        .path("completedDate")
                        .asString()))
                .isEqualTo(start.plus(Duration.ofHours(3)));
    }

    @Test
    void severalThatStartAtOnceOnAnEmptyDatabaseAgreeOnEverything() {
        PostgresServer.Database empty = PostgresServer.shared().database();
        List<EmulatorProcess> nodes = Control.atOnce(3, n -> () -> EmulatorProcess.started(empty.settings()));
        try {
            List<String> authorities = nodes.stream()
                    .map(node -> new Wire(node.origin()))
                    .map(node -> node.send(node.to("/_emulator/tls/ca.pem")).text())
                    .toList();
            assertThat(authorities).hasSize(3).containsOnly(authorities.get(0));
            String token = new Control(new Wire(nodes.get(0).origin())).token("contoso.example");
            assertThat(nodes).allSatisfy(node -> assertThat(new Wire(node.origin()).stateOf(DEMO_FAILED, token))
                    .isEqualTo("DeliveryFailed"));
        } finally {
            nodes.forEach(EmulatorProcess::close);
        }
    }

    @Test
    void aDatabaseOfAnEarlierBuildEndsTheStartWithOneLine() throws SQLException {
        PostgresServer.Database earlier = PostgresServer.shared().database();
        EmulatorProcess.started(earlier.settings()).close();
        try (Connection past = earlier.connect()) {
            EarlierBuild.pretend(past);
        }

        EmulatorProcess ended = EmulatorProcess.ended(earlier.settings());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output())
                .contains("EMULATOR_DATABASE", earlier.name(), "earlier build", "name an empty database");
    }

    static Stream<Arguments> databasesThatCannotBeUsed() {
        String good = DATABASE.settings().get("EMULATOR_DATABASE");
        String password = "a-password-of-nobody";
        return Stream.of(
                Arguments.of(good, PostgresServer.PROTECTED, password, "password authentication failed"),
                Arguments.of(good + "?user=" + PostgresServer.PROTECTED, null, null, "password"),
                Arguments.of(good + "?user=nobody&password=" + password, null, null, "nobody"),
                Arguments.of(good + "_that_is_not_there", "postgres", "postgres", "does not exist"),
                Arguments.of("jdbc:postgresql://localhost:1/emulator", "postgres", password, "refused"),
                Arguments.of("jdbc:postgresql://no-such-host.invalid/emulator", "postgres", password, "UnknownHost"),
                Arguments.of("jdbc:postgresql://me:" + password + "@localhost/emulator", null, null, "allowed: memory"),
                Arguments.of("postgres://me:" + password + "@localhost/emulator", null, null, "allowed: memory"),
                Arguments.of("jdbc:postgresql://localhost:port/emulator?password=" + password, null, null, "allowed:"));
    }

    @ParameterizedTest
    @MethodSource("databasesThatCannotBeUsed")
    void aDatabaseThatCannotBeUsedEndsTheStartWithOneLine(String url, String user, String password, String told) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("EMULATOR_DATABASE", url));
        if (user != null) {
            settings.put("EMULATOR_DATABASE_USERNAME", user);
        }
        if (password != null) {
            settings.put("EMULATOR_DATABASE_PASSWORD", password);
        }
        long begin = System.nanoTime();

        EmulatorProcess ended = EmulatorProcess.ended(settings);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("emulator.database (EMULATOR_DATABASE) is", told);
        assertThat(ended.output()).doesNotContain("a-password-of-nobody");
    }

    private static String demo(String alias) {
        control.demoTenant(alias);
        return control.token(alias);
    }

    private static String withoutTenant(String state) {
        return state.replaceFirst("\"tenant\" : \\{[^}]*}", "");
    }
}
