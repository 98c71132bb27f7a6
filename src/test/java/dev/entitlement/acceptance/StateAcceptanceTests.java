package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.SeedEmulator.CONTROL;
import static dev.entitlement.acceptance.SeedEmulator.JSON;
import static dev.entitlement.acceptance.SeedEmulator.WIRE;
import static dev.entitlement.acceptance.SeedEmulator.YAML;
import static dev.entitlement.acceptance.SeedEmulator.good;
import static dev.entitlement.acceptance.SeedEmulator.request;
import static dev.entitlement.acceptance.SeedEmulator.send;
import static dev.entitlement.acceptance.SeedEmulator.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a tenant goes out and comes in again in one format. */
class StateAcceptanceTests {

    private static final RichWorld WORLD = new RichWorld();
    private static final String STATE = state(WORLD.tenant, "json");

    @Test
    void theWorldIsRich() {
        JsonNode state = state(WORLD.tenant);

        assertThat(state.propertyNames())
                .contains(
                        "tenant",
                        "clients",
                        "users",
                        "groups",
                        "settings",
                        "connectedOrganizations",
                        "subjects",
                        "catalogs",
                        "assignments",
                        "approvals",
                        "assignmentRequests",
                        "deliveryOutcomes");
        assertThat(state.path("assignmentRequests"))
                .extracting(request -> request.path("state").asString())
                .contains(
                        "submitted",
                        "pendingApproval",
                        "scheduled",
                        "delivering",
                        "delivered",
                        "partiallyDelivered",
                        "deliveryFailed",
                        "denied",
                        "canceled");
        assertThat(STATE).contains("\"reevaluationDue\"", "\"proceedsAt\"", "\"deliveryDue\"");
    }

    @ParameterizedTest
    @CsvSource({"json, application/json", "yaml, application/yaml", "yaml, text/yaml", "json, application/yaml"})
    void whatIsExportedAndImportedIsExportedAgainTheSame(String format, String type) {
        String fresh = imported(format, type);

        assertThat(withoutTenant(state(fresh))).isEqualTo(withoutTenant(state(WORLD.tenant)));
        assertThat(state(WORLD.tenant, "json"))
                .as("the other tenant is as it was")
                .isEqualTo(STATE);
    }

    /** Each takes two places in Java's texts and four in UTF-8. */
    @Test
    void charactersOutsideTheBasicPlaneAreReadWhereverTheyAreWritten() {
        String smiles = "\ud83d\ude00".repeat(600);
        String catalog = "catalogs: [{displayName: Smiling, description: %s}]\n".formatted(smiles);
        String tenant = SeedEmulator.emptyTenant();

        SeedEmulator.seeded(tenant, catalog);
        SeedEmulator.seeded(tenant, "\ufeff" + catalog);
        good(send("PUT", "/state?tenant=" + SeedEmulator.emptyTenant(), YAML, catalog));
        good(send("POST", "/scenarios/run?tenant=" + tenant, YAML, "# " + smiles + "\nsteps: [{reset: empty}]\n"));
    }

    @Test
    void theSameIsPendingInTheImportedWorld() {
        List<String> before = pending(WORLD.tenant);

        assertThat(before).isNotEmpty();
        assertThat(pending(imported("yaml", YAML))).isEqualTo(before);
    }

    @Test
    void importingAnExportIntoItsOwnTenantChangesNothing() {
        assertThat(good(send("PUT", "/state", JSON, STATE)).path("warnings")).isEmpty();
        assertThat(state(WORLD.tenant, "json")).isEqualTo(STATE);

        JsonNode merged = good(send("POST", "/seed?tenant=" + WORLD.tenant, JSON, STATE));

        assertThat(merged.path("created")).isEmpty();
        assertThat(state(WORLD.tenant, "json")).isEqualTo(STATE);
        RichWorld.manual(WORLD.tenant);
    }

    @Test
    void theImportedWorldLives() {
        String fresh = imported("json", JSON);
        JsonNode client = state(fresh).at("/clients/0");
        String token = WIRE.token(
                fresh,
                new Seeds.Client(
                        client.path("clientId").asString(),
                        client.path("secret").asString(),
                        List.of()));
        RichWorld.manual(fresh);

        assertThat(WIRE.reprocess(DEMO_PARTIAL, token).status()).isEqualTo(202);
        RichWorld.ok(RichWorld.decide(fresh, WORLD.inSecondStage, "Approve"));
        RichWorld.run(fresh);

        assertThat(stateOf(fresh, DEMO_FAILED)).isEqualTo("delivered");
        assertThat(stateOf(fresh, DEMO_PARTIAL)).isEqualTo("partiallyDelivered");
        assertThat(request(fresh, DEMO_PARTIAL).path("outstanding"))
                .as("as the imported outcomes say")
                .hasSize(2);
        assertThat(stateOf(fresh, WORLD.inSecondStage)).isEqualTo("partiallyDelivered");
        assertThat(stateOf(fresh, WORLD.submitted)).isEqualTo("delivered");
        assertThat(state(fresh).path("assignments"))
                .filteredOn(assignment -> assignment.path("id").asString().equals(WORLD.held))
                .singleElement()
                .satisfies(held -> assertThat(held.path("state").asString()).isEqualTo("delivered"));
        assertThat(stateOf(WORLD.tenant, DEMO_FAILED)).isEqualTo("delivering");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void whatIsExportedIsADocumentOfThePublishedSchema(String format) {
        Answer published = CONTROL.get("/seed/schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published.text(), InputFormat.JSON);

        assertThat(published.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(schema.validate(
                        state(WORLD.tenant, format),
                        format.equals("json") ? InputFormat.JSON : InputFormat.YAML,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                       | application/json",
                "application/yaml                       | application/yaml",
                "text/html, text/yaml;q=0.9, */*;q=0.1  | application/yaml",
                "*/*                                    | application/json",
                "nonsense                               | application/json"
            })
    void theFormatIsTheOneThatIsAccepted(String accept, String type) {
        Answer answer =
                WIRE.send(WIRE.to("/_emulator/state?tenant=" + WORLD.tenant).header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
    }

    @Test
    void textsOfEveryKindComeThroughBothFormats() {
        ObjectNode document = (ObjectNode) state(SeedEmulator.emptyTenant());
        document.remove("tenant");
        int number = 0;
        for (String text : new String[] {
            "yes",
            "~",
            "null",
            "1e3",
            "0x1F",
            "1_000",
            "12:30",
            ".inf",
            "2026-01-01",
            "- a",
            "a: b",
            "#",
            "a #b",
            "<<",
            "=",
            "*a",
            "&a",
            "!t",
            "%d",
            "@a",
            "`a`",
            "'",
            "\"",
            "\\",
            "a\nb",
            "a\n",
            "\na",
            "a\n\n",
            " a",
            "a ",
            "\ta",
            "a\t\nb",
            "  a\n b",
            "a\r\nb",
            "a\u0085b",
            "a\u2028b",
            "\u00e9\ud83d\ude00",
            "---",
            "...",
            "{",
            "[",
            "|",
            ">",
            "?",
            "a\u001bb",
            "a".repeat(200) + " " + "b".repeat(50),
            "a,b",
            "-",
            ":",
            "\u007f",
            "\ufeffa",
            "+1",
            "08",
            "0o7",
            "true ",
            "No"
        }) {
            document.withArray("/catalogs")
                    .addObject()
                    .put("displayName", "c" + number++)
                    .put("description", text);
        }
        for (String format : new String[] {"json", "yaml"}) {
            String tenant = SeedEmulator.emptyTenant();
            good(send("PUT", "/state?tenant=" + tenant, JSON, document.toString()));
            String again = SeedEmulator.emptyTenant();

            good(send("PUT", "/state?tenant=" + again, "application/" + format, state(tenant, format)));

            JsonNode catalogs = state(again).path("catalogs");
            for (JsonNode wanted : document.path("catalogs")) {
                assertThat(catalogs)
                        .filteredOn(catalog -> catalog.path("displayName").equals(wanted.path("displayName")))
                        .singleElement()
                        .satisfies(catalog -> assertThat(
                                        catalog.path("description").asString())
                                .isEqualTo(wanted.path("description").asString()));
            }
        }
    }

    private static String imported(String format, String type) {
        String fresh = SeedEmulator.emptyTenant();
        good(send("PUT", "/state?tenant=" + fresh, type, state(WORLD.tenant, format)));
        return fresh;
    }

    private static JsonNode withoutTenant(JsonNode state) {
        return ((ObjectNode) state).without("tenant");
    }

    /** What is still to be done about something that is still in the state that it is about. */
    private static List<String> pending(String tenant) {
        String state = state(tenant, "json").replace(" ", "");
        return StreamSupport.stream(
                        good(CONTROL.get("/deliveries?tenant=" + tenant))
                                .path("deliveries")
                                .spliterator(),
                        false)
                .filter(work -> state.contains(work.path("due").asString())
                        || work.path("kind").asString().equals("request"))
                .map(work -> work.path("id").asString() + " " + work.path("due").asString())
                .toList();
    }

    private static String stateOf(String tenant, String request) {
        return request(tenant, request).path("state").asString();
    }
}
