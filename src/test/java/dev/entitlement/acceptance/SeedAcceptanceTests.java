package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SeedEmulator.CONTROL;
import static dev.entitlement.acceptance.SeedEmulator.JSON;
import static dev.entitlement.acceptance.SeedEmulator.WIRE;
import static dev.entitlement.acceptance.SeedEmulator.YAML;
import static dev.entitlement.acceptance.SeedEmulator.good;
import static dev.entitlement.acceptance.SeedEmulator.request;
import static dev.entitlement.acceptance.SeedEmulator.seed;
import static dev.entitlement.acceptance.SeedEmulator.seeded;
import static dev.entitlement.acceptance.SeedEmulator.send;
import static dev.entitlement.acceptance.SeedEmulator.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Documents fill tenants, in words that people write. */
class SeedAcceptanceTests {

    private static final String PEOPLE = """
            users:
              - {userPrincipalName: ann@x.example, displayName: Ann Lee, mail: lee@x.example, password: p}
              - {userPrincipalName: ben@x.example, manager: ann}
            groups:
              - {displayName: Approvers, members: [Ann Lee]}
            clients:
              - {displayName: App, secret: s, roles: [EntitlementManagement.ReadWrite.All]}
            """;
    private static final String WORLD = PEOPLE + """
            catalogs:
              - displayName: General
                accessPackages:
                  - displayName: Sales
                    uniqueName: sales-unique
                    description: As it was
                    resourceRoles: [{displayName: Team}, {displayName: CRM, originSystem: AadApplication}]
                    policies: [{displayName: Direct}, {displayName: Approved, approvers: [Approvers]}]
            """;
    private static final String WORLD_JSON = """
            {"users":[{"userPrincipalName":"ann@x.example","displayName":"Ann Lee","mail":"lee@x.example","password":"p"},
                {"userPrincipalName":"ben@x.example","manager":"ann"}],
             "groups":[{"displayName":"Approvers","members":["Ann Lee"]}],
             "clients":[{"displayName":"App","secret":"s","roles":["EntitlementManagement.ReadWrite.All"]}],
             "catalogs":[{"displayName":"General","accessPackages":[{"displayName":"Sales","uniqueName":"sales-unique",
               "description":"As it was",
               "resourceRoles":[{"displayName":"Team"},{"displayName":"CRM","originSystem":"AadApplication"}],
               "policies":[{"displayName":"Direct"},{"displayName":"Approved","approvers":["Approvers"]}]}]}]}
            """;

    private final String tenant = SeedEmulator.emptyTenant();

    /** The later entries of a long list find what the earlier ones have made, and a mistake in any of them undoes all. */
    @Test
    void aLongDocumentIsOneDocument() {
        String entry = "  - {state: deliveryFailed, accessPackage: Sales, requestor: ben@x.example, policy: Direct}\n";
        String requests = WORLD + "assignmentRequests:\n" + entry.repeat(250);
        assertThat(seed(tenant, requests + entry.replace("Sales", "Sails")).status())
                .isEqualTo(400);
        assertThat(state(tenant).path("assignmentRequests")).isEmpty();

        JsonNode made = seeded(tenant, requests);
        assertThat(made.at("/created/assignmentRequests")).hasSize(250);
        assertThat(made.at("/created/assignments")).hasSize(250);
        JsonNode kept = state(tenant);
        assertThat(kept.path("assignmentRequests")).hasSize(250);
        assertThat(kept.at("/assignments/249/resourceRoles")).hasSize(2);
        assertThat(kept.path("subjects")).hasSize(1);
    }

    /** The database finds it in the middle of the list. */
    @Test
    void whatOnlyTheDatabaseRefusesInALongDocumentIsAConflict() {
        String entry = "  - {accessPackage: Sales, target: ben@x.example}\n";
        String twice = "  - {accessPackage: Sales, target: ben@x.example, resourceRoles:"
                + " [{id: 33333333-0000-4000-8000-000000000001, role: Team}]}\n";
        Answer refused = seed(tenant, WORLD + "assignments:\n" + twice + entry.repeat(120) + twice + entry.repeat(120));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(state(tenant).path("assignments")).isEmpty();
    }

    @Test
    void aDocumentWithoutAnyIdMakesAWorldThatWorks() {
        JsonNode made = seeded(tenant, WORLD + """
                assignmentRequests:
                  - {state: deliveryFailed, accessPackage: Sales, requestor: ben@x.example, policy: Direct,
                     createdAt: -3h, completedAt: -1h}
                """);
        String request = made.at("/created/assignmentRequests/0").asString();
        String token = WIRE.token(
                tenant, new Seeds.Client(made.at("/created/clients/0").asString(), "s", List.of()));

        JsonNode shown = WIRE.get(Wire.V1_REQUESTS + request + "?$expand=accessPackage", token)
                .json();

        assertThat(made.path("tenant").asString()).isEqualTo(tenant);
        assertThat(made.path("warnings")).isEmpty();
        assertThat(shown.path("state").asString()).isEqualTo("deliveryFailed");
        assertThat(shown.at("/accessPackage/displayName").asString()).isEqualTo("Sales");
        assertThat(Instant.parse(shown.path("completedDateTime").asString()))
                .isCloseTo(Instant.now().minus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
        assertThat(WIRE.reprocess(request, token).status()).isEqualTo(202);
    }

    @Test
    void yamlAndJsonAreTheSame() {
        JsonNode ofYaml = seeded(tenant, WORLD);
        JsonNode first = state(tenant);

        JsonNode ofJson = good(send("POST", "/seed?mode=replace&tenant=" + tenant, JSON, WORLD_JSON));

        assertThat(ofJson.path("created")).isEqualTo(ofYaml.path("created"));
        assertThat(withoutTimes(state(tenant))).isEqualTo(withoutTimes(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml; charset=utf-8", "APPLICATION/YAML"})
    void yamlIsSentByAnyOfItsNames(String type) {
        assertThat(send("POST", "/seed?tenant=" + tenant, type, PEOPLE).status())
                .isEqualTo(200);
    }

    @Test
    void mergingTwiceMakesNothingTwice() {
        JsonNode first = seeded(tenant, WORLD);
        JsonNode before = state(tenant);

        JsonNode second = seeded(tenant, WORLD);

        assertThat(first.path("updated")).isEmpty();
        assertThat(second.path("created")).isEmpty();
        assertThat(second.path("updated").path("accessPackages"))
                .isEqualTo(first.path("created").path("accessPackages"));
        assertThat(withoutTimes(state(tenant))).isEqualTo(withoutTimes(before));
    }

    @Test
    void mergingChangesWhatItNamesAndKeepsTheRest() {
        seeded(tenant, WORLD);

        seeded(tenant, """
                catalogs:
                  - displayName: general
                    accessPackages: [{displayName: SALES, hidden: true}]
                users: [{userPrincipalName: ANN@x.example, mail: new@x.example}]
                """);

        JsonNode sales = state(tenant).at("/catalogs/0/accessPackages/0");
        assertThat(sales.path("description").asString()).isEqualTo("As it was");
        assertThat(sales.path("hidden").asBoolean()).isTrue();
        assertThat(sales.path("policies")).hasSize(2);
        assertThat(state(tenant).path("users"))
                .filteredOn(user -> user.path("mail").asString("").equals("new@x.example"))
                .singleElement()
                .satisfies(ann -> assertThat(ann.path("password").asString()).isEqualTo("p"));
    }

    @Test
    void replacingLeavesNothingOfWhatWasThere() {
        seeded(tenant, WORLD);

        good(send("POST", "/seed?mode=replace&tenant=" + tenant, YAML, "groups: [{displayName: Only, members: []}]"));

        assertThat(state(tenant).propertyNames()).containsExactlyInAnyOrder("tenant", "groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "replace"})
    void aDryRunSaysWhatWouldBeAndChangesNothing(String mode) {
        seeded(tenant, PEOPLE);
        JsonNode before = state(tenant);
        String call = "/seed?tenant=" + tenant + "&mode=" + mode;

        JsonNode tried = good(send("POST", call + "&dryRun=true", YAML, WORLD));

        assertThat(state(tenant)).isEqualTo(before);
        assertThat(good(send("POST", call + "&dryRun=false", YAML, WORLD))).isEqualTo(tried);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@x.example",
                "ANN@X.EXAMPLE",
                "lee@x.example",
                "ann",
                "Ann Lee",
                "0abc0000-0000-4000-8000-0000000000a1"
            })
    void aUserGoesByManyNames(String name) {
        seeded(
                tenant,
                WORLD.replace(
                        "- {userPrincipalName: ann",
                        "- {id: 0abc0000-0000-4000-8000-0000000000a1, userPrincipalName: ann"));

        JsonNode made = seeded(
                tenant,
                "assignmentRequests: [{state: submitted, accessPackage: sales-unique, requestor: \"" + name + "\"}]");

        String request = made.at("/created/assignmentRequests/0").asString();
        String requestor = request(tenant, request).path("requestor").asString();
        assertThat(state(tenant).path("subjects"))
                .filteredOn(subject -> subject.path("id").asString().equals(requestor))
                .singleElement()
                .satisfies(subject -> assertThat(subject.path("objectId").asString())
                        .isEqualTo("0abc0000-0000-4000-8000-0000000000a1"));
    }

    @Test
    void aNameThatTwoHaveIsRefusedWithTheirIds() {
        seeded(tenant, WORLD + "  - {displayName: Second, accessPackages: [{displayName: Sales}]}\n");

        Answer refused =
                seed(tenant, "assignmentRequests:\n  - {state: submitted, accessPackage: Sales, requestor: ann}\n");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("line 2, column 39: 'Sales' may be any of 2: name the access package by its id");
        assertThat(refused.json().at("/errors/0/allowed")).hasSize(2);
        assertThat(state(tenant).path("catalogs")).as("each in its own catalog").hasSize(2);
    }

    @Test
    void relativeTimesCountFromTheTenantsOwnTime() {
        assertThat(CONTROL.post("/clock/advance?tenant=" + tenant, "{\"by\":\"10d\"}")
                        .status())
                .isEqualTo(200);
        JsonNode made = seeded(tenant, WORLD + """
                assignmentRequests:
                  - {state: denied, accessPackage: Sales, requestor: ben, createdAt: -1d12h, completedAt: -30m}
                """);

        JsonNode request =
                request(tenant, made.at("/created/assignmentRequests/0").asString());

        Instant now = Instant.now().plus(Duration.ofDays(10));
        assertThat(Instant.parse(request.path("createdAt").asString()))
                .isCloseTo(now.minus(Duration.ofHours(36)), within(1, ChronoUnit.MINUTES));
        assertThat(Instant.parse(request.path("completedAt").asString()))
                .isCloseTo(now.minus(Duration.ofMinutes(30)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aDocumentMakesTheTenantThatItNames() {
        String domain = "d" + UUID.randomUUID() + ".example";
        String document = "tenant: {domain: " + domain + ", displayName: Made}\n" + PEOPLE;

        good(send("POST", "/seed?dryRun=true", YAML, document));
        assertThat(CONTROL.get("/tenants/" + domain).status()).isEqualTo(404);
        JsonNode made = good(send("POST", "/seed", YAML, document));
        JsonNode again = good(send("POST", "/seed", YAML, document.replace("Made", "Renamed")));

        assertThat(again.path("tenant")).isEqualTo(made.path("tenant"));
        assertThat(again.path("created")).isEmpty();
        assertThat(state(domain).at("/tenant/displayName").asString()).isEqualTo("Renamed");
    }

    @Test
    void aTenantThatTheCallDoesNotMeanIsAWarning() {
        JsonNode done = seeded(tenant, "tenant: {id: 0abc0000-0000-4000-8000-0000000000ff, domain: no.example}\n");

        assertThat(done.path("warnings")).singleElement().satisfies(warning -> assertThat(warning.asString())
                .contains("the section 'tenant' is of another tenant", tenant));
        assertThat(CONTROL.get("/tenants/no.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "submitted, proceedsAt: +0s, Delivered",
        "delivering, deliveryDue: +0s, Delivered",
        "submitted, justification: none, Submitted"
    })
    void whatIsPendingIsCarriedOutWhenTheDocumentSays(String state, String when, String end) {
        JsonNode made = seeded(tenant, WORLD + """
                assignmentRequests:
                  - {state: %s, accessPackage: Sales, requestor: ben, policy: Direct, %s}
                """.formatted(state, when));
        String request = made.at("/created/assignmentRequests/0").asString();

        CONTROL.post("/deliveries/run?tenant=" + tenant, "{\"until\":\"idle\"}");

        assertThat(request(tenant, request).path("state").asString()).isEqualToIgnoringCase(end);
    }

    @Test
    void whatIsThereComesIntoAnotherState() {
        String demo = SeedEmulator.demoTenant();

        JsonNode done = seeded(demo, "assignmentRequests: [{id: " + DEMO_FAILED + ", completedAt: -15d}]");

        assertThat(done.at("/updated/assignmentRequests/0").asString()).isEqualTo(DEMO_FAILED);
        assertThat(WIRE.reprocess(DEMO_FAILED, CONTROL.token(demo)).code()).isEqualTo("ReprocessWindowExpired");
    }

    private static String withoutTimes(JsonNode state) {
        return state.toString().replaceAll("\"\\d{4}-\\d{2}-\\d{2}T[^\"]*\"", "\"at\"");
    }
}
