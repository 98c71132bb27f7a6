package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.JournalEmulator.CONTROL;
import static dev.entitlement.acceptance.JournalEmulator.WIRE;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was called, what was answered, and what came of it. */
class JournalAcceptanceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JournalTenant tenant = JournalEmulator.tenant();

    @Test
    void aCallIsFoundByTheRequestIdThatTheClientHasLogged() {
        Answer accepted = tenant.reprocess(DEMO_FAILED, "client-request-id", "mine", "X-Test", "one");

        JsonNode call = tenant.told(accepted);

        assertThat(call.path("requestId").asString()).isEqualTo(accepted.header("request-id"));
        assertThat(call.path("clientRequestId").asString()).isEqualTo("mine");
        assertThat(call.path("surface").asString()).isEqualTo("graph");
        assertThat(call.path("tenantId").asString()).isEqualTo(tenant.id());
        assertThat(call.path("operation").asString()).isEqualTo(JournalTenant.REPROCESS);
        assertThat(call.path("resource").asString()).isEqualTo(DEMO_FAILED);
        assertThat(call.path("exchange").asString()).isEqualTo("answered");
        assertThat(Instant.parse(call.path("answeredAt").asString()))
                .isAfter(Instant.parse(call.path("receivedAt").asString()));
        assertThat(call.at("/caller/clientName").asString()).isEqualTo("Access operations");
        assertThat(call.at("/caller/verified").asBoolean()).isTrue();
        assertThat(call.at("/permission/told").asString())
                .isEqualTo("needed EntitlementManagement.ReadWrite.All, had EntitlementManagement.ReadWrite.All");
        assertThat(call.at("/request/method").asString()).isEqualTo("POST");
        assertThat(call.at("/request/target").asString()).endsWith(DEMO_FAILED + "/reprocess");
        assertThat(call.at("/request/headers/x-test").asString()).isEqualTo("one");
        assertThat(call.at("/answer/status").asInt()).isEqualTo(202);
        assertThat(call.at("/answer/headers/request-id").asString()).isEqualTo(accepted.header("request-id"));
        assertThat(call.at("/transitions/0").toString())
                .contains("\"from\":\"deliveryFailed\"", "\"to\":\"delivering\"", "\"cause\":\"graph\"");
        assertThat(tenant.told("mine").path("requestId")).isEqualTo(call.path("requestId"));
    }

    @Test
    void anAnswerIsToldWithTheHeadersThatItWasSentWith() {
        Answer read = tenant.read(DEMO_FAILED);

        JsonNode headers = tenant.told(read).at("/answer/headers");

        assertThat(headers.path("date").asString()).isEqualTo(read.header("date"));
        assertThat(headers.path("content-type").asString()).isEqualTo(read.header("content-type"));
    }

    @Test
    void whatComesOfACallLaterIsToldBeneathIt() {
        Answer accepted = tenant.reprocess(DEMO_FAILED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.told(accepted)
                        .at("/transitions")
                        .valueStream()
                        .map(moved -> moved.path("cause").asString() + " "
                                + moved.path("to").asString()))
                .containsExactly("graph delivering", "delivery delivered"));
    }

    @Test
    void aRequestThatIsMadeIsToldWithItsBodyAndAllThatBecomesOfIt() {
        String body = """
                {"requestType":"AdminAdd","accessPackageAssignment":{
                  "targetId":"5eed0000-0000-4000-8000-0000000000c3",
                  "assignmentPolicyId":"5eed0000-0000-4000-8000-000000000b01",
                  "accessPackageId":"5eed0000-0000-4000-8000-0000000000d1"}}""";
        Answer created =
                WIRE.send(WIRE.to("/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests")
                        .header("Authorization", "Bearer " + tenant.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
        assertThat(created.status()).as(created.text()).isEqualTo(201);

        assertThat(tenant.told(created).at("/request/body").asString()).isEqualTo(body);
        assertThat(tenant.told(created).at("/answer/body").asString()).isEqualTo(created.text());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        tenant.told(created).at("/transitions").valueStream().map(moved -> moved.path("to")
                                .asString()))
                .startsWith("submitted")
                .endsWith("delivered"));
    }

    @Test
    void aRefusalSaysWhatWasNeededAndWhatWasThere() {
        String token = WIRE.token(tenant.alias(), JournalTenant.WITHOUT_PERMISSION);
        Answer refused = tenant.reprocessWith(token, DEMO_FAILED);
        assertThat(refused.status()).isEqualTo(403);

        JsonNode call = tenant.told(refused);

        assertThat(call.at("/permission/told").asString())
                .isEqualTo("needed EntitlementManagement.ReadWrite.All, had nothing");
        assertThat(call.at("/permission/granted").asBoolean(true)).isFalse();
        assertThat(call.path("refusal").asString()).startsWith(refused.code());
        assertThat(call.path("transitions")).isEmpty();
    }

    @Test
    void aUserIsToldByName() {
        String token = new Control(WIRE)
                .token(
                        tenant.alias(),
                        "mia.jensen@contoso.example",
                        "demo-password-of-mia",
                        "EntitlementManagement.Read.All");
        Answer read = WIRE.get(Wire.REQUESTS + DEMO_FAILED, token);
        assertThat(read.status()).as(read.text()).isEqualTo(200);

        JsonNode caller = tenant.told(read).path("caller");

        assertThat(caller.path("user").asString()).startsWith("mia.jensen@");
        assertThat(caller.path("delegated").asBoolean()).isTrue();
        assertThat(tenant.calls("caller=" + caller.path("objectId").asString())).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedIsToldByWhatItClaims() {
        String bad = tenant.control("POST", "/tokens", "{'client':'" + Control.DEMO_APP.id() + "','invalid':'expired'}")
                .json()
                .path("access_token")
                .asString();
        Answer refused = tenant.reprocessWith(bad, DEMO_FAILED);
        assertThat(refused.status()).isEqualTo(401);

        JsonNode call = tenant.told(refused);

        assertThat(call.at("/caller/clientId").asString()).isEqualTo(Control.DEMO_APP.id());
        assertThat(call.at("/caller/verified").asBoolean(true)).isFalse();
        assertThat(call.at("/token/exp").asLong()).isLessThan(Instant.now().getEpochSecond());
        assertThat(call.has("permission")).isFalse();
        assertThat(call.path("refusal").asString()).contains("InvalidAuthenticationToken");
    }

    @Test
    void aTenantThatATokenClaimsWithoutProofAndThatIsNotThereIsNobodys() {
        String unheard = UUID.randomUUID().toString();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String token = base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(("{\"tid\":\"" + unheard + "\"}").getBytes(StandardCharsets.UTF_8)) + ".";
        String id = tenant.reprocessWith(token, DEMO_FAILED).header("request-id");

        JsonNode call = CONTROL.get("/requests/" + id).json();

        assertThat(call.at("/token/tid").asString()).isEqualTo(unheard);
        assertThat(call.has("tenantId")).isFalse();
        assertProblem(tenant.control("GET", "/requests/" + id, ""), 404);
    }

    @Test
    void aTokenCallIsToldLikeAnyOther() {
        Answer refused =
                WIRE.tokenAnswer(tenant.alias(), new Seeds.Client(Control.DEMO_APP.id(), "a-wrong-secret", List.of()));

        JsonNode call = tenant.told(refused.header("x-ms-request-id"));

        assertThat(call.path("surface").asString()).isEqualTo("entra");
        assertThat(call.path("operation").asString()).isEqualTo("token.issue");
        assertThat(call.path("status").asInt()).isEqualTo(401);
        assertThat(call.path("refusal").asString()).startsWith("AADSTS7000215");
        assertThat(call.at("/caller/clientName").asString()).isEqualTo("Access operations");
    }

    @Test
    void aFaultIsToldByIdAndOutcome() {
        tenant.armReprocess("flaky", "{'throttle':{'retryAfter':'PT7S'}}", "'lostResponse'");
        Answer throttled = tenant.reprocess(DEMO_FAILED);
        assertThatThrownBy(() -> tenant.reprocess(DEMO_FAILED)).isInstanceOf(UncheckedIOException.class);

        assertThat(tenant.told(throttled).path("faults").toString())
                .isEqualTo("[{\"id\":\"flaky\",\"outcome\":\"throttle\"}]");
        JsonNode lost = tenant.calls("fault=lostResponse").get(0);
        assertThat(lost.path("exchange").asString()).isEqualTo("lostResponse");
        assertThat(lost.at("/transitions/0/to").asString()).isEqualTo("delivering");
        assertThat(tenant.calls("fault=flaky")).hasSize(2);
        assertThat(tenant.calls("fault=any")).hasSize(2);
        assertThat(tenant.calls("fault=none")).hasSize(1);
    }

    /** While a fault is armed, the form of a token call is read ahead. */
    @Test
    void noCallIsToldTheBodyOfTheNextOnItsConnection() throws IOException {
        tenant.armReprocess("never", "'reset'");
        String type = "Content-Type: application/x-www-form-urlencoded\n";
        String form = "client_id=" + Control.DEMO_APP.id() + "&scope=" + Wire.GRAPH
                + "&grant_type=client_credentials&client_secret=";
        byte[] body = (form + Control.DEMO_APP.secret()).getBytes(StandardCharsets.UTF_8);
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            String id = connection
                    .call("POST", "/" + tenant.alias() + "/oauth2/v2.0/token", type, body)
                    .header("x-ms-request-id");
            connection.call("POST", "/_emulator/faults", "Content-Type: application/json\n", new byte[] {'{', '}'});

            assertThat(tenant.told(id).at("/request/body").asString()).isEqualTo(form + "[redacted]");
        }
    }

    @Test
    void aStepOfABatchIsACallOfItsOwn() {
        Answer batch = tenant.batch(
                Batches.reprocess("1", DEMO_FAILED), Batches.get("2", Batches.path(DEMO_PARTIAL) + "-none"));

        List<JsonNode> steps = tenant.calls("since=-1h").stream()
                .filter(call -> call.has("batch"))
                .toList();

        assertThat(steps)
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.path("batch").asString()).isEqualTo(batch.header("request-id")));
        assertThat(steps.get(0).at("/transitions/0/to").asString()).isEqualTo("delivering");
        assertThat(steps.get(0).at("/permission/granted").asBoolean()).isTrue();
        assertThat(steps.get(1).path("status").asInt()).isBetween(400, 404);
    }

    @Test
    void aCallThatGoesOnIsThereAlready() {
        tenant.armed("{'id':'held','match':{'operation':'assignmentRequest.get'},"
                + "'then':{'barrier':{'parties':2,'timeout':'60s'}}}");
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(() -> tenant.read(DEMO_FAILED));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tenant.calls("operation=assignmentRequest.get"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("exchange").asString()).isEqualTo("inProgress")));
        tenant.control("DELETE", "/faults", "");
        assertThat(tenant.told(held.join()).path("exchange").asString()).isEqualTo("answered");
    }

    @Test
    void pagesTogetherAreTheListAndFiltersNarrowIt() {
        for (int n = 0; n < 5; n++) {
            tenant.read(DEMO_FAILED, "client-request-id", "same");
        }
        List<Long> seen = new ArrayList<>();
        String query = "limit=2";
        for (JsonNode page = page(query); ; page = page(query)) {
            page.path("requests").forEach(call -> seen.add(call.path("sequence").asLong()));
            if (!page.has("next")) {
                break;
            }
            query = "limit=2&after=" + page.path("next").asLong();
        }
        assertThat(seen).hasSize(6).isSorted().doesNotHaveDuplicates();
        assertThat(tenant.calls("since=" + seen.get(3))).hasSize(2);
        assertThat(tenant.calls("since=+1h".replace("+", "%2B"))).isEmpty();
        assertThat(tenant.calls("operation=TOKEN.issue&status=2xx")).hasSize(1);
        assertThat(tenant.calls("status=404")).isEmpty();
        assertThat(tenant.calls("clientRequestId=same&resource=" + DEMO_FAILED)).hasSize(5);
        assertThat(tenant.calls("caller=" + Control.DEMO_APP.id())).hasSize(6);
        assertProblem(tenant.control("GET", "/requests/same", ""), 409);
    }

    private JsonNode page(String query) {
        return tenant.control("GET", "/requests?" + query, "").json();
    }

    @Test
    void theControlApiIsNotRemembered() {
        tenant.control("GET", "/requests", "");
        assertThat(tenant.calls(""))
                .extracting(call -> call.path("operation").asString())
                .containsExactly("token.issue");
    }

    @Test
    void whatIsForgottenWhileOthersCallIsForgottenAndWhatFollowsIsTold() {
        ForgettingLoad.assertForgotten(List.of(tenant, tenant, tenant, tenant), tenant, DEMO_FAILED);
    }

    @Test
    void aTenantIsForgottenAloneByRequestOrReset() {
        JournalTenant other = JournalEmulator.tenant();
        assertThat(tenant.control("DELETE", "/requests", "").text()).isEqualTo("{\"forgotten\":1}");
        assertThat(tenant.calls("")).isEmpty();
        assertThat(other.calls("")).hasSize(1);

        other.control("POST", "/reset", "{'keep':['journal']}");
        assertThat(other.calls("")).hasSize(1);
        other.control("POST", "/reset", "{}");
        assertThat(other.calls("")).isEmpty();
    }
}
