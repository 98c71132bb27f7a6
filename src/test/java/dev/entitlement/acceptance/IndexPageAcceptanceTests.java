package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What {@code GET /_emulator} tells a shell can be pasted into one. */
class IndexPageAcceptanceTests {

    private static final Pattern CALLED = Pattern.compile("\\$EMULATOR(/_emulator/[a-z/-]+)");
    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandWorksFromTopToBottom() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of())) {
            String output = run(
                    emulator, "", Control.get(new Wire(emulator.origin()), "").text());

            assertThat(output.split("\"state\":\"delivered\"", -1)).hasSizeGreaterThan(2);
            assertThat(lastReadOf(Control.DEMO_FAILED, output)).contains("\"state\":\"delivered\"");
        }
    }

    @Test
    void everyCommandWorksOverHttps() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of())) {
            String secure = emulator.httpsOrigin().toString();
            String page = Control.get(new Wire(emulator.origin()), "").text();
            assertThat(page).doesNotContain("CURL_CA_BUNDLE");
            String read = executed("curl -sk " + secure + "/_emulator");

            assertThat(read).contains("EMULATOR='" + secure + "'", "CURL_CA_BUNDLE");
            run(emulator, "", read);
        }
    }

    @Test
    void everyCommandWorksWithAControlToken() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_CONTROL_TOKEN", "s3cret"))) {
            Wire wire = new Wire(emulator.origin());
            String page = wire.send(wire.to("/_emulator").header("Authorization", "Bearer s3cret"))
                    .text();

            assertThat(page).contains("CONTROL_TOKEN=").doesNotContain("s3cret");
            run(emulator, "Bearer s3cret", page.replaceAll("CONTROL_TOKEN='.*'", "CONTROL_TOKEN=s3cret"));
        }
    }

    @Test
    void thereIsSomethingToPasteWithoutATenant() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_SEED", "empty"))) {
            Wire wire = new Wire(emulator.origin());
            String page = Control.get(wire, "").text();

            assertThat(page).contains("There is no default tenant").doesNotContain("null", "\nREQUEST=");
            run(emulator, "", page);
            assertThat(Control.get(wire, "?tenant=t1").text()).contains("\nREQUEST=" + Control.DEMO_FAILED);
            assertThat(Control.get(wire, "?tenant=nobody").status()).isEqualTo(404);
        }
    }

    @Test
    void itNamesARequestOnlyWhileItCanBeReprocessed() {
        Control control = new Control(SharedEmulator.WIRE);
        String tenant = "index-" + UUID.randomUUID();
        control.demoTenant(tenant);
        assertThat(control.get("?tenant=" + tenant).text()).contains("\nREQUEST=" + Control.DEMO_FAILED);

        assertThat(control.post("/clock/advance?tenant=" + tenant, "{\"by\":\"15d\"}")
                        .status())
                .isEqualTo(200);

        assertThat(control.get("?tenant=" + tenant).text()).doesNotContain("\nREQUEST=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/plain;charset=UTF-8",
                "text/plain | text/plain;charset=UTF-8",
                "application/json | application/json",
                "application/json, text/plain, */* | application/json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html;charset=UTF-8"
            })
    void itIsToldAsItIsAskedFor(String accept, String type) {
        Answer answer =
                SharedEmulator.WIRE.send(SharedEmulator.WIRE.to("/_emulator").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        if (type.startsWith("text/html")) {
            assertThat(answer.text()).contains("<pre>", "&amp;").doesNotContain("<script");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        }
    }

    /** Of whatever can be read without naming anything. */
    @Test
    void theDescriptionTellsTheTypesOfTheAnswers() {
        Wire wire = SharedEmulator.WIRE;
        JsonNode paths = Control.get(wire, "/openapi.json").json().path("paths");
        paths.properties().stream()
                .filter(path -> path.getValue().has("get") && !path.getKey().contains("{"))
                .filter(path -> !path.getKey().endsWith("/events"))
                .forEach(path -> {
                    Answer answer = wire.send(wire.to(path.getKey()));
                    List<MediaType> described =
                            path.getValue().at("/get/responses/200/content").propertyNames().stream()
                                    .map(MediaType::parseMediaType)
                                    .toList();
                    assertThat(described)
                            .as("%s is answered as %s", path.getKey(), answer.header("Content-Type"))
                            .anyMatch(type ->
                                    type.equalsTypeAndSubtype(MediaType.parseMediaType(answer.header("Content-Type"))));
                });
        assertThat(paths.propertyNames()).contains("/_emulator/metrics/{name}");
        assertThat(routes(wire, "")).contains("GET /_emulator/metrics/{name}", "GET /_emulator/health/readiness");
    }

    @Test
    void theDescriptionsAreServedAndKnowEveryRoute() {
        Wire wire = SharedEmulator.WIRE;
        Answer described = Control.get(wire, "/openapi.json");
        assertThat(described.header("Content-Type")).isEqualTo("application/json");

        List<String> calls = described.json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .map(IndexPageAcceptanceTests::withoutNames)
                .toList();
        assertThat(routes(wire, "").stream().map(IndexPageAcceptanceTests::withoutNames))
                .isSubsetOf(calls);
        assertThat(Control.get(wire, "/openapi/graph.json").json().path("paths").size())
                .isGreaterThan(100);
    }

    private String run(EmulatorProcess emulator, String authorization, String page) throws Exception {
        Wire wire = new Wire(emulator.origin());
        List<String> routes = routes(wire, authorization);
        List<String> ran = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -o pipefail\n");
        for (String command : page.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()) {
            Matcher called = CALLED.matcher(command);
            Matcher method = METHOD.matcher(command);
            String route = called.find() ? (method.find() ? method.group(1) : "GET") + " " + called.group(1) : "";
            if (route.isEmpty() || routes.contains(route)) {
                ran.add(command);
                script.append(command.replaceAll("curl -s(i?) ", "curl -sS$1 --fail-with-body "))
                        .append("\necho \" => $?\"\n");
            }
        }
        String output = executed(script.toString());
        List<Integer> exits = output.lines()
                .map(line -> line.replaceFirst("^.* => ", " => "))
                .filter(line -> line.startsWith(" => "))
                .map(line -> Integer.parseInt(line.substring(4)))
                .toList();
        assertThat(exits).hasSameSizeAs(ran);
        for (int n = 0; n < ran.size(); n++) {
            // 22 is an answer of 400 or more: after an answer that was lost there is nothing left to reprocess.
            assertThat(exits.get(n)).as(ran.get(n)).isIn(ran.get(n).contains("--retry") ? List.of(0, 22) : List.of(0));
        }
        assertThat(ran).anyMatch(command -> command.startsWith("TOKEN="));
        assertThat(ran).anyMatch(command -> command.contains("/clock/advance"));
        return output;
    }

    /** What was answered when a request was read for the last time. */
    private static String lastReadOf(String request, String output) {
        return output.lines()
                .filter(line -> line.startsWith("{\"@odata.context\"") && line.contains("\"id\":\"" + request + "\""))
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    /** What the variables of a path are called is nobody's concern. */
    private static String withoutNames(String route) {
        return route.replaceAll("\\{[^}]*}", "{}");
    }

    private static List<String> routes(Wire wire, String authorization) {
        Answer index = wire.send(
                wire.to("/_emulator").header("Accept", "application/json").header("Authorization", authorization));
        return index.json()
                .path("routes")
                .valueStream()
                .map(route -> route.path("method").asString() + " "
                        + route.path("path").asString())
                .collect(Collectors.toList());
    }

    private String executed(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("commands.sh"), script);
        Path output = folder.resolve("output");
        Process shell = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            shell.destroyForcibly();
        }
        return Files.readString(output);
    }
}
