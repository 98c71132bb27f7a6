package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newcomer sees, from the first line to the last. */
class StartAcceptanceTests {

    private static final String DEMO_TENANT = "5eed0000-0000-4000-8000-000000000001";
    private static final Seeds.Client DEMO_CLIENT = new Seeds.Client(
            "5eed0000-0000-4000-8000-0000000000a1",
            "demo-secret-of-access-operations",
            List.of("EntitlementManagement.ReadWrite.All"));
    private static final Seeds.Client DEMO_OUTSIDER =
            new Seeds.Client("5eed0000-0000-4000-8000-0000000000b1", "demo-secret-without-permission", List.of());
    private static final String DEMO_REQUEST = "5eed0000-0000-4000-8000-000000000f";

    @TempDir
    private Path folder;

    @Test
    void theStartEndsWithTwoLinesThatWorkAsPasted() throws Exception {
        assumeThat(hasShellWithCurl()).as("bash and curl are on this machine").isTrue();
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of())) {
            await().atMost(Duration.ofSeconds(10)).until(() -> emulator.output().contains("/reprocess\n"));
            List<String> printed = emulator.output().lines().toList();
            assertThat(printed).hasSizeLessThan(13);
            assertThat(emulator.output()).contains(DEMO_TENANT, DEMO_CLIENT.id(), DEMO_CLIENT.secret());
            List<String> pasted = printed.subList(printed.size() - 2, printed.size());

            String shown = shell(String.join("\n", pasted) + "\necho \"TOKEN=$TOKEN\"\n");

            assertThat(shown).startsWith("HTTP/1.1 202");
            String token = shown.substring(shown.indexOf("TOKEN=") + 6).strip();
            Wire wire = new Wire(emulator.origin());
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(wire.stateOf(DEMO_REQUEST + "01", token)).isEqualTo("Delivered"));
        }
    }

    @Test
    void theDemoSeedHasARequestInEveryState() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_SEED", "demo"))) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token(DEMO_TENANT, DEMO_CLIENT);

            assertThat(Stream.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "0a", "0b")
                            .map(request -> wire.stateOf(DEMO_REQUEST + request, token)))
                    .containsExactly(
                            "DeliveryFailed",
                            "PartiallyDelivered",
                            "DeliveryFailed",
                            "DeliveryFailed",
                            "Submitted",
                            "PendingApproval",
                            "Scheduled",
                            "Delivering",
                            "Delivered",
                            "Denied",
                            "Canceled");
            assertThat(wire.reprocess(DEMO_REQUEST + "03", token).code()).isEqualTo("ReprocessWindowExpired");
            assertThat(wire.reprocess(DEMO_REQUEST + "01", wire.token(DEMO_TENANT, DEMO_OUTSIDER))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void healthAndMetricsAreUnderTheControlPrefix() {
        try (EmulatorProcess emulator =
                EmulatorProcess.started(Map.of("EMULATOR_SEED", "empty", "EMULATOR_HTTPS_ENABLED", "false"))) {
            Wire wire = new Wire(emulator.origin());

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            wire.send(wire.to("/_emulator/health/readiness")).text())
                    .contains("\"UP\""));
            assertThat(wire.send(wire.to("/_emulator/health/liveness")).status())
                    .isEqualTo(200);
            Answer metrics = wire.send(wire.to("/_emulator/prometheus"));
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.text())
                    .contains("jvm_memory_used_bytes", "http_server_requests", "emulator_deliveries_total");
            assertThat(wire.send(wire.to("/actuator/health")).status()).isEqualTo(401);
            assertThat(emulator.output().lines()).hasSize(2);
        }
    }

    @Test
    void answersOfUnknownFidelityAreSettings() {
        try (EmulatorProcess emulator = EmulatorProcess.started(
                Map.of("EMULATOR_FIDELITY_INVALID_STATE_STATUS", "409", "EMULATOR_FIDELITY_REPROCESS_WINDOW", "30d"))) {
            Wire wire = new Wire(emulator.origin());
            String token = wire.token(DEMO_TENANT, DEMO_CLIENT);

            assertThat(wire.reprocess(DEMO_REQUEST + "09", token).status()).isEqualTo(409);
            assertThat(wire.reprocess(DEMO_REQUEST + "03", token).status()).isEqualTo(202);
        }
    }

    static Stream<Arguments> settingsThatEndTheStart() {
        return Stream.of(
                refused(
                        "EMULATOR_SEDE",
                        "demo",
                        "EMULATOR_SEDE is not a setting; there are: EMULATOR_AUTH_AUDIENCES, "),
                refused(
                        "EMULATOR_SEED",
                        "demmo",
                        "emulator.seed (EMULATOR_SEED) is 'demmo'; allowed: demo, empty, file:"),
                refused("EMULATOR_SEED", "file:/nowhere.yaml", "but there is no such file"),
                refused("EMULATOR_DATABASE", "oracle", "is 'oracle'; allowed: memory, file, jdbc:postgresql:"),
                refused("EMULATOR_HTTP_PORT", "70000", "is '70000'; allowed: 0 to 65535"),
                refused("EMULATOR_HTTP_PORT", "http", "is 'http'; allowed: a whole number"),
                refused("EMULATOR_HTTPS_PORT", "-1", "is '-1'; allowed: 0 to 65535"),
                refused("EMULATOR_TLS_NAMES", "graph.microsoft.com,no name", "is 'no name'; allowed: DNS names"),
                refused("EMULATOR_TLS_NAMES", "300.1.1.1", "is '300.1.1.1'; allowed: DNS names"),
                refused("EMULATOR_TLS_BUNDLE", "own", "spring.ssl.bundle has no bundle of that name"),
                refused("EMULATOR_HTTP_MAX_BODY", "1GB", "allowed: 1KB to 64MB"),
                refused("EMULATOR_DELIVERY_DELAY", "soon", "is 'soon'; allowed: a duration such as PT1S"),
                refused("EMULATOR_DELIVERY_DELAY", "-1s", "allowed: PT0S to P1D"),
                refused("EMULATOR_FIDELITY_INVALID_STATE_STATUS", "404", "is '404'; allowed: 400, 409"),
                refused("EMULATOR_FIDELITY_REPROCESS_WINDOW", "0s", "allowed: more than zero"),
                refused("EMULATOR_AUTH_AUDIENCES", "", "allowed: one or more"),
                refused("EMULATOR_AUTH_CLOCK_SKEW", "1h", "allowed: PT0S to PT10M"),
                refused("EMULATOR_AUTH_ISSUER_URI", "contoso", "allowed: an http or https URL"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("settingsThatEndTheStart")
    void aBadSettingEndsTheStartWithOneLineThatSaysWhy(String variable, String value, String told) {
        EmulatorProcess ended = EmulatorProcess.ended(Map.of(variable, value));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains(variable, told);
    }

    @Test
    void aBadSeedDocumentNamesItsLine() throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), """
                tenant: {id: 11111111-0000-4000-8000-000000000001, displayName: T, domain: t.example}
                assignmentRequests:
                  - id: 11111111-0000-4000-8000-000000000002
                    requestType: adminAdd
                    state: exploded
                """);

        EmulatorProcess ended = EmulatorProcess.ended(Map.of("EMULATOR_SEED", "file:" + seed));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("line 5, column", "exploded", "deliveryFailed");
    }

    @Test
    void aPortOrAFolderThatIsInUseIsToldInOneLine() {
        Map<String, String> settings =
                Map.of("EMULATOR_SEED", "empty", "EMULATOR_DATABASE", "file", "EMULATOR_DATA_DIR", folder.toString());
        try (EmulatorProcess first = EmulatorProcess.started(settings)) {
            EmulatorProcess sameFolder = EmulatorProcess.ended(settings);
            String port = String.valueOf(first.origin().getPort());
            EmulatorProcess samePort = EmulatorProcess.ended(Map.of("EMULATOR_HTTP_PORT", port));
            String httpsPort = String.valueOf(first.httpsOrigin().getPort());
            EmulatorProcess sameHttpsPort = EmulatorProcess.ended(Map.of("EMULATOR_HTTPS_PORT", httpsPort));

            assertThat(sameFolder.output().lines()).hasSize(1);
            assertThat(sameFolder.output()).contains("EMULATOR_DATA_DIR", folder.toString(), "already in use");
            assertThat(samePort.output().lines()).hasSize(1);
            assertThat(samePort.output()).contains("EMULATOR_HTTP_PORT", port, "in use");
            assertThat(sameHttpsPort.output().lines()).hasSize(1);
            assertThat(sameHttpsPort.output()).contains("EMULATOR_HTTPS_PORT", httpsPort, "in use");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneLine() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "no folder");

        EmulatorProcess ended =
                EmulatorProcess.ended(Map.of("EMULATOR_DATABASE", "file", "EMULATOR_DATA_DIR", occupied.toString()));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("EMULATOR_DATA_DIR", occupied.toString(), "there is a file");
    }

    @Test
    void aStoreOfAnEarlierBuildIsToldInOneLineAndStaysAsItIs() throws IOException, SQLException {
        Map<String, String> settings = Map.of("EMULATOR_DATABASE", "file", "EMULATOR_DATA_DIR", folder.toString());
        EmulatorProcess.started(settings).close();
        List<String> before;
        try (Connection past = store()) {
            EarlierBuild.pretend(past);
            before = contentOf(past);
        }
        assertThat(before).hasSizeGreaterThan(100);

        EmulatorProcess ended = EmulatorProcess.ended(settings);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output())
                .contains("EMULATOR_DATA_DIR", folder.toString(), "earlier build", "delete emulator.mv.db");
        try (Connection past = store()) {
            assertThat(contentOf(past)).isEqualTo(before);
        }
        Files.delete(folder.resolve("emulator.mv.db"));
        EmulatorProcess.started(settings).close();
    }

    private Connection store() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("emulator"), "sa", "");
    }

    /** The statements that would make the same store. */
    private static List<String> contentOf(Connection store) throws SQLException {
        List<String> content = new ArrayList<>();
        try (Statement statement = store.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            while (script.next()) {
                content.add(script.getString(1));
            }
        }
        return content;
    }

    static Stream<Arguments> seedsThatContradictThemselves() {
        String user = "users: [{id: 11111111-0000-4000-8000-0000000000c1, userPrincipalName: u, displayName: U}]\n";
        String request = "assignmentRequests: [{id: 11111111-0000-4000-8000-0000000000f1, requestType: userAdd,"
                + " state: submitted, requestor: 11111111-0000-4000-8000-0000000000c1,"
                + " accessPackage: 11111111-0000-4000-8000-0000000000d1}]\n";
        return Stream.of(
                Arguments.of(user + request, "there is no access package '11111111-0000-4000-8000-0000000000d1'"),
                Arguments.of(
                        "groups: [{id: 11111111-0000-4000-8000-0000000000e1, displayName: G,"
                                + " members: [11111111-0000-4000-8000-0000000000c1]}]\n",
                        "there is no user '11111111-0000-4000-8000-0000000000c1'"),
                Arguments.of(user + user, "line 3"),
                Arguments.of(user.replace("{id", "{id: 1, id"), "line 2"),
                Arguments.of(
                        "clients: [{clientId: 11111111-0000-4000-8000-0000000000a1, displayName: A,\n"
                                + " certificates: [MIIB]}]\n",
                        "line 3, column 22: a certificate is neither PEM nor base64"),
                Arguments.of(
                        user.replace(": U}", ": " + "U".repeat(300) + "}"), "displayName has more than 256 characters"),
                Arguments.of(
                        "deliveryOutcomes: [{request: 11111111-0000-4000-8000-0000000000f1, sequence: [delivered]}]\n",
                        "there is no request 11111111-0000-4000-8000-0000000000f1"));
    }

    @ParameterizedTest
    @MethodSource("seedsThatContradictThemselves")
    void aSeedDocumentThatContradictsItselfIsToldInOneLine(String sections, String told) throws IOException {
        Path seed = Files.writeString(
                folder.resolve("seed.yaml"),
                "tenant: {id: 11111111-0000-4000-8000-000000000001, displayName: T, domain: t.example}\n" + sections);

        EmulatorProcess ended = EmulatorProcess.ended(Map.of("EMULATOR_SEED", "file:" + seed));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("EMULATOR_SEED", told);
    }

    @Test
    void theHealthCheckOfTheImageFindsThePortThatTheEmulatorTook() throws Exception {
        Path portFile = folder.resolve("emulator.port");
        assertThat(healthCheck(portFile)).isEqualTo(1);
        try (EmulatorProcess emulator =
                EmulatorProcess.started(Map.of("EMULATOR_SEED", "empty", "PORTFILE", portFile.toString()))) {
            assertThat(Files.readString(portFile))
                    .isEqualTo(String.valueOf(emulator.origin().getPort()));
            assertThat(healthCheck(portFile)).isEqualTo(0);
            emulator.kill();
            assertThat(healthCheck(portFile)).isEqualTo(1);
        }
    }

    private static int healthCheck(Path portFile) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dportfile=" + portFile,
                        "-cp",
                        "target/classes",
                        "dev.entitlement.HealthCheck")
                .start()
                .waitFor();
    }

    private static Arguments refused(String variable, String value, String told) {
        return Arguments.of(variable, value, told);
    }

    private static boolean hasShellWithCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash").start();
        try (var input = bash.outputWriter(StandardCharsets.UTF_8)) {
            input.write(script);
        }
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return output;
    }
}
