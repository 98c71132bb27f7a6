package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Two emulators on one PostgreSQL database have one journal: whoever is called, and whoever is asked. */
@Timeout(120)
@Tag(Endurance.TAG)
class JournalOfReplicasAcceptanceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String READ = "assignmentRequest.get";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static PostgresServer.Database database;
    private static List<EmulatorProcess> nodes;
    private static Wire one;
    private static Wire other;

    private final JournalTenant here = new JournalTenant(new Control(one), one, "shared-" + NEXT.incrementAndGet());
    private final JournalTenant there = here.through(other);

    @BeforeAll
    static void start() {
        database = PostgresServer.shared().database();
        nodes = Control.atOnce(2, n -> () -> EmulatorProcess.started(database.settings()));
        one = new Wire(nodes.get(0).origin());
        other = new Wire(nodes.get(1).origin());
    }

    @AfterAll
    static void stop() {
        nodes.forEach(EmulatorProcess::close);
    }

    @Test
    void aCallIsToldAlikeByEither() {
        Answer read = here.read(DEMO_FAILED, "client-request-id", "mine", "X-Test", "one");

        JsonNode told = there.told(read);

        assertThat(told).isEqualTo(here.told(read));
        assertThat(told.path("operation").asString()).isEqualTo(READ);
        assertThat(told.path("exchange").asString()).isEqualTo("answered");
        assertThat(told.at("/caller/clientName").asString()).isEqualTo("Access operations");
        assertThat(told.at("/permission/granted").asBoolean()).isTrue();
        assertThat(told.at("/token/tid").asString()).isEqualTo(here.id());
        assertThat(told.at("/request/headers/authorization").asString()).isEqualTo("Bearer [redacted]");
        assertThat(told.at("/answer/body").asString()).isEqualTo(read.text());
        assertThat(there.told("mine")).isEqualTo(told);
        assertThat(there.calls("")).isEqualTo(here.calls(""));
    }

    @Test
    void callsOfBothAreInOneOrderAndPagedAlike() {
        List<String> sent = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            sent.add((n % 2 == 0 ? here : there).read(DEMO_FAILED).header("request-id"));
        }

        for (JournalTenant tenant : List.of(here, there)) {
            List<String> told = new ArrayList<>();
            JsonNode page = pageOf(tenant, "");
            page.path("requests")
                    .forEach(call -> told.add(call.path("requestId").asString()));
            while (page.has("next")) {
                page = pageOf(tenant, "&after=" + page.path("next").asLong());
                page.path("requests")
                        .forEach(call -> told.add(call.path("requestId").asString()));
            }
            assertThat(told).isEqualTo(sent);
        }
    }

    private static JsonNode pageOf(JournalTenant tenant, String from) {
        return tenant.control("GET", "/requests?operation=" + READ + "&limit=3" + from, "")
                .json();
    }

    @Test
    void whoVerifiesThroughOneFindsTheCallThatTheOtherHasJustAnswered() {
        for (int n = 1; n <= 50; n++) {
            here.read(DEMO_FAILED);
            Answer verified = there.verify("{'match':{'operation':'" + READ + "'},'count':{'exactly':" + n + "}}");
            assertThat(verified.status()).as(verified.text()).isEqualTo(200);
        }
    }

    @Test
    void aCallOfTheOtherIsWaitedFor() {
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> there.verify("{'match':{'operation':'" + READ + "'},'count':{'exactly':2},'within':'60s'}"));
        here.read(DEMO_FAILED);
        assertThat(waiting).isNotDone();
        here.read(DEMO_PARTIAL);

        assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join().status()).isEqualTo(200);
    }

    @Test
    void aRetryThroughTheOtherIsOneOfTheSameChain() {
        here.armReprocess("busy", "{'throttle':{'retryAfter':'PT10M'}}");
        here.reprocess(DEMO_FAILED);
        assertThat(there.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        for (JournalTenant tenant : List.of(here, there)) {
            JsonNode chain = tenant.onlyChain(DEMO_FAILED);
            assertThat(RetryReportAcceptanceTests.statusesOf(chain)).containsExactly(429, 202);
            assertThat(chain.path("verdict").asString()).isEqualTo("early");
            assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whatTheOtherDeliversIsToldBeneathTheCallThatBeganIt() {
        here.control("PUT", "/delivery", "{'mode':'manual'}");
        Answer first = here.reprocess(DEMO_FAILED);
        Answer second = there.reprocess(DEMO_PARTIAL);

        there.control("POST", "/deliveries/run", "{'request':'" + DEMO_FAILED + "'}");
        here.control("POST", "/deliveries/run", "{'request':'" + DEMO_PARTIAL + "'}");

        for (JournalTenant tenant : List.of(here, there)) {
            assertThat(statesOf(tenant.told(first))).containsExactly("delivering", "delivered");
            assertThat(statesOf(tenant.told(second))).containsExactly("delivering", "delivered");
        }
    }

    @Test
    void eachAttemptIsToldBeneathItsOwnCallWhoeverDeliversIt() {
        here.control("PUT", "/delivery", "{'mode':'manual'}");
        here.control(
                "PUT",
                "/delivery/outcomes",
                "{'request':'" + DEMO_FAILED + "','sequence':['deliveryFailed','delivered']}");
        Answer first = here.reprocess(DEMO_FAILED);
        here.control("POST", "/deliveries/run", "");
        Answer second = there.reprocess(DEMO_FAILED);
        here.control("POST", "/deliveries/run", "");

        assertThat(statesOf(there.told(first))).containsExactly("delivering", "deliveryFailed");
        assertThat(statesOf(here.told(second))).containsExactly("delivering", "delivered");
    }

    @Test
    void whateverFollowsFromARequestThatWasMadeIsToldBeneathTheCall() {
        String body = """
                {"requestType":"AdminAdd","accessPackageAssignment":{
                  "targetId":"5eed0000-0000-4000-8000-0000000000c3",
                  "assignmentPolicyId":"5eed0000-0000-4000-8000-000000000b01",
                  "accessPackageId":"5eed0000-0000-4000-8000-0000000000d1"}}""";
        Answer created =
                one.send(one.to("/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests")
                        .header("Authorization", "Bearer " + here.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
        assertThat(created.status()).as(created.text()).isEqualTo(201);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(statesOf(there.told(created)))
                .startsWith("submitted")
                .endsWith("delivered"));
        assertThat(there.told(created)).isEqualTo(here.told(created));
    }

    @Test
    void aDeliveryThatIsCarriedOutTwiceIsADuplicateAtBoth() {
        here.armReprocess("twice", "'duplicate'");
        Answer accepted = here.reprocess(DEMO_FAILED);
        assertThat(accepted.status()).isEqualTo(202);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        there.told(accepted).path("transitions").valueStream().map(moved -> moved.path("cause")
                                .asString()))
                .contains("duplicatedDelivery", "delivery"));
        assertThat(there.onlyChain(DEMO_FAILED).path("duplicateSideEffects").asInt())
                .isEqualTo(1);
    }

    @Test
    void aCallThatGoesOnIsToldByTheOther() {
        here.armed("{'id':'held','match':{'operation':'" + READ + "'},"
                + "'then':{'barrier':{'parties':2,'timeout':'60s'}}}");
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(() -> here.read(DEMO_FAILED));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(there.calls("operation=" + READ))
                .singleElement()
                .satisfies(call -> assertThat(call.path("exchange").asString()).isEqualTo("inProgress")));

        here.control("DELETE", "/faults", "");

        assertThat(there.told(held.join()).path("exchange").asString()).isEqualTo("answered");
        assertThat(there.calls("operation=" + READ)).hasSize(1);
    }

    @Test
    void whatIsForgottenThroughOneIsForgottenByTheOther() {
        for (int n = 0; n < 10; n++) {
            here.read(DEMO_FAILED);
            assertThat(there.control("DELETE", "/requests", "").text())
                    .isEqualTo("{\"forgotten\":" + (n == 0 ? 2 : 1) + "}");
            assertThat(here.calls("")).isEmpty();
            assertThat(there.calls("")).isEmpty();
        }
    }

    @Test
    void whatIsForgottenThroughOneWhileBothAreCalledIsForgottenByBothAndWhatFollowsIsTold() {
        ForgettingLoad.assertForgotten(List.of(here, there, here, there), there, DEMO_FAILED);
        assertThat(here.calls("limit=1000")).hasSameSizeAs(there.calls("limit=1000"));
    }

    @Test
    void whatIsForgottenIsNotToldByWhoHasReadItBefore() {
        String call = "/requests/" + here.read(DEMO_FAILED).header("request-id");
        assertThat(here.control("GET", call, "").status()).isEqualTo(200);
        assertThat(there.control("GET", call, "").status()).isEqualTo(200);
        there.control("DELETE", "/requests", "");
        assertThat(here.control("GET", call, "").status()).isEqualTo(404);
        assertThat(there.control("GET", call, "").status()).isEqualTo(404);
    }

    @Test
    void aResetThroughOneForgetsWhatWasBeforeAndNothingElse() {
        JournalTenant bystander = new JournalTenant(new Control(other), other, here.alias() + "-by");
        for (int n = 0; n < 10; n++) {
            here.read(DEMO_FAILED);
            there.read(DEMO_FAILED);
            assertThat(there.control("POST", "/reset", "{}").status()).isEqualTo(200);
            here.read(DEMO_PARTIAL);
            assertThat(there.calls("")).hasSize(1);
            assertThat(here.calls("")).hasSize(1);
        }
        there.control("POST", "/reset", "{'keep':['journal']}");
        assertThat(here.calls("")).hasSize(1);
        assertThat(bystander.through(one).calls("")).hasSize(1);
    }

    @Test
    void whatAKilledProcessHasWrittenIsStillTold() {
        Answer read;
        try (EmulatorProcess third = EmulatorProcess.started(database.settings())) {
            JournalTenant victim = here.through(new Wire(third.origin()));
            read = victim.read(DEMO_FAILED);
            assertThat(there.told(read).path("status").asInt()).isEqualTo(200);
            third.kill();
        }
        long asked = System.nanoTime();
        assertThat(there.told(read).path("status").asInt()).isEqualTo(200);
        assertThat(here.calls("operation=" + READ)).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatAProcessHasAnsweredBeforeItWasStoppedIsStillTold() {
        List<String> sent = new ArrayList<>();
        try (EmulatorProcess third = EmulatorProcess.started(database.settings())) {
            JournalTenant stopped = here.through(new Wire(third.origin()));
            for (int n = 0; n < 20; n++) {
                sent.add(stopped.read(DEMO_FAILED).header("request-id"));
            }
        }
        assertThat(there.calls("operation=" + READ))
                .extracting(call -> call.path("requestId").asString())
                .isEqualTo(sent);
    }

    @Test
    void noSecretIsWritten() throws SQLException {
        Answer token = one.tokenAnswer(here.alias(), Control.DEMO_APP);
        here.reprocess(DEMO_FAILED, "Cookie", "session=a-secret-of-a-session");
        assertThat(there.calls("")).hasSize(3);

        String signature = here.token().substring(here.token().lastIndexOf('.') + 1);
        assertThat(written())
                .contains("token.issue")
                .doesNotContain(
                        Control.DEMO_APP.secret(),
                        signature,
                        token.json().path("access_token").asString(),
                        "a-secret-of-a-session");
    }

    private static String written() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection past = database.connect();
                ResultSet rows = past.createStatement().executeQuery("select content from journal_call")) {
            while (rows.next()) {
                all.append(new String(rows.getBytes(1), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void theBoundsAreThoseOfAllTogether() {
        PostgresServer.Database another = PostgresServer.shared().database();
        Map<String, String> settings = new LinkedHashMap<>(another.settings());
        settings.put("EMULATOR_JOURNAL_MAX_ENTRIES", "100");
        List<EmulatorProcess> bounded = Control.atOnce(2, n -> () -> EmulatorProcess.started(settings));
        try {
            Wire first = new Wire(bounded.get(0).origin());
            JournalTenant loud = new JournalTenant(new Control(first), first, "loud");
            JournalTenant quiet = new JournalTenant(new Control(first), first, "quiet");
            JournalTenant same = loud.through(new Wire(bounded.get(1).origin()));
            Answer last = null;
            for (int n = 0; n < 80; n++) {
                loud.read(DEMO_FAILED);
                last = same.read(DEMO_FAILED);
            }
            List<JsonNode> told = loud.calls("limit=1000");
            assertThat(told).hasSize(99).isEqualTo(same.calls("limit=1000"));
            assertThat(told.get(98).path("requestId").asString()).isEqualTo(last.header("request-id"));
            assertThat(quiet.calls("")).hasSize(1);
        } finally {
            bounded.forEach(EmulatorProcess::close);
        }
    }

    private static List<String> statesOf(JsonNode call) {
        return call.path("transitions")
                .valueStream()
                .map(moved -> moved.path("to").asString())
                .toList();
    }
}
