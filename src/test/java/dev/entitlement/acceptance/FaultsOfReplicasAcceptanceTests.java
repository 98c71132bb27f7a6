package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Faults of two emulators on one PostgreSQL database are armed and counted once for both. */
@Tag(Endurance.TAG)
class FaultsOfReplicasAcceptanceTests {

    /** What is stated in docs/reliability.md of what one node has in memory and another changes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final String READ = Wire.REQUESTS + DEMO_FAILED;

    private static PostgresServer.Database database;
    private static Map<String, String> settings;
    private static List<EmulatorProcess> processes;
    private static Wire one;
    private static Wire other;
    private static List<Wire> nodes;

    @BeforeAll
    static void start() {
        database = PostgresServer.shared().database();
        settings = new LinkedHashMap<>(database.settings());
        settings.put("EMULATOR_SEED_NUMBER", "42");
        processes = Control.atOnce(2, n -> () -> EmulatorProcess.started(settings));
        one = new Wire(processes.get(0).origin());
        other = new Wire(processes.get(1).origin());
        nodes = List.of(one, other);
    }

    @AfterAll
    static void stop() {
        processes.forEach(EmulatorProcess::close);
    }

    private static String demo(String alias) {
        new Control(one).demoTenant(alias);
        return new Control(one).token(alias);
    }

    /** Arms at one node what is in force at both when this returns. */
    private static void arm(String tenant, String rule) {
        Answer armed = Control.post(one, "/faults?tenant=" + tenant, rule);
        assertThat(armed.status()).as(armed.text()).isEqualTo(201);
        list(other, tenant);
    }

    private static JsonNode list(Wire node, String tenant) {
        return Control.get(node, "/faults?tenant=" + tenant).json();
    }

    private static void assertSame(String tenant) {
        assertThat(list(other, tenant)).isEqualTo(list(one, tenant));
    }

    /** Calls of both nodes in turn. */
    private static List<Integer> reads(int count, String token) {
        return IntStream.range(0, count)
                .mapToObj(n -> nodes.get(n % 2).get(READ, token).status())
                .toList();
    }

    /** As many calls of both nodes as that, all at once. */
    private static List<Integer> readsAtOnce(int count, String token) {
        return Control.atOnce(
                count, n -> () -> nodes.get(n % 2).get(READ, token).status());
    }

    private static int count(List<Integer> statuses, int status) {
        return Collections.frequency(statuses, status);
    }

    @Test
    void aFaultThatOneNodeArmsReplacesAndDisarmsIsSoAtTheOther() {
        String token = demo("armed-by-one");
        assertThat(other.get(READ, token).status()).isEqualTo(200);

        Control.post(one, "/faults?tenant=armed-by-one", "{'id':'it','then':'error'}");
        atOnce(() -> assertThat(other.get(READ, token).status()).isEqualTo(503));
        Control.send(other, "PUT", "/faults/it?tenant=armed-by-one", "{'then':{'error':{'status':500}}}");
        assertThat(other.get(READ, token).status()).isEqualTo(500);
        atOnce(() -> assertThat(one.get(READ, token).status()).isEqualTo(500));
        assertSame("armed-by-one");

        assertThat(new Control(one).delete("/faults/it?tenant=armed-by-one").status())
                .isEqualTo(204);
        atOnce(() -> assertThat(other.get(READ, token).status()).isEqualTo(200));
        assertThat(new Control(other).delete("/faults/it?tenant=armed-by-one").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsCountedIsCountedOverAllNodes() {
        String token = demo("counted");
        arm("counted", """
                {'id':'it','match':{'operation':'assignmentRequest.get'},'when':{'skip':1,'every':2,'times':3},
                 'sequence':[{'error':{'status':500}},{'error':{'status':502}}]}""");

        assertThat(reads(9, token)).containsExactly(200, 200, 500, 200, 502, 200, 500, 200, 200);

        assertThat(list(other, "counted").get(0).toString())
                .contains("\"matched\":7", "\"hits\":3", "\"remaining\":0", "\"completed\":true");
        assertSame("counted");
        assertThat(Control.post(other, "/faults/verify?tenant=counted", "").status())
                .isEqualTo(200);
    }

    @Test
    void ofCallsAtOnceAtBothAFaultTakesAsManyAsItIsTo() {
        String token = demo("taken-once");
        for (int round = 0; round < 5; round++) {
            arm("taken-once", "{'id':'once','when':{'times':1},'then':'error'}");
            arm("taken-once", "{'id':'thrice','sequence':[{'error':{'status':500}},'pass',{'error':{'status':502}}]}");

            List<Integer> statuses = readsAtOnce(24, token);

            assertThat(statuses).hasSize(24).containsOnly(200, 500, 502, 503);
            assertThat(List.of(count(statuses, 503), count(statuses, 500), count(statuses, 502)))
                    .as(statuses.toString())
                    .containsExactly(1, 1, 1);
            assertThat(list(one, "taken-once").findValuesAsString("hits")).containsExactly("1", "3");
            assertSame("taken-once");
            new Control(other).delete("/faults?tenant=taken-once");
        }
    }

    @Test
    void idsThatAreMadeUpAtBothAtOnceDoNotCollide() {
        demo("numbered");

        List<Integer> statuses = Control.atOnce(
                10,
                n -> () -> Control.post(nodes.get(n % 2), "/faults?tenant=numbered", "{'then':'error'}")
                        .status());

        assertThat(statuses).containsOnly(201);
        assertThat(list(one, "numbered").findValuesAsString("id"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 10).mapToObj(n -> "fault-" + n).toList());
        assertSame("numbered");
        new Control(one).delete("/faults/fault-10?tenant=numbered");
        assertThat(Control.post(other, "/faults?tenant=numbered", "{'then':'error'}")
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo("fault-11");
    }

    @Test
    void chanceIsTheSameWhicheverNodeIsCalled() {
        String token = demo("diced");
        String rule = "{'id':'dice','when':{'probability':0.5},'then':'error'}";
        arm("diced", rule);
        List<Integer> first = reads(24, token);

        Control.send(other, "PUT", "/faults/dice?tenant=diced", rule);
        List<Integer> second = IntStream.range(0, 24)
                .mapToObj(n -> other.get(READ, token).status())
                .toList();

        assertThat(second).isEqualTo(first).contains(200, 503);
    }

    @Test
    void callsOfBothNodesMeetAtABarrierAndAreLetGoByEither() {
        String token = demo("gathered");
        arm("gathered", "{'id':'race','then':{'barrier':{'parties':4,'timeout':'PT20S'}}}");
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            assertThat(readsAtOnce(4, token)).containsOnly(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }

        long begin = System.nanoTime();
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        nodes.forEach(node -> waiting.add(
                CompletableFuture.supplyAsync(() -> node.get(READ, token).status())));
        await().untilAsserted(() ->
                assertThat(list(one, "gathered").at("/0/hits").asInt()).isEqualTo(14));
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        new Control(other).delete("/faults/race?tenant=gathered");
        assertThat(waiting.stream().map(CompletableFuture::join)).containsExactly(200, 200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whoWaitsTooLongAtABarrierLetsGoTheOthersEverywhere() {
        String token = demo("late");
        arm(
                "late",
                "{'id':'race','sequence':[{'barrier':{'parties':3,'timeout':'PT2S'}},"
                        + "{'barrier':{'parties':3,'timeout':'PT50S'}}]}");
        long begin = System.nanoTime();

        assertThat(readsAtOnce(2, token)).containsOnly(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void callsThatCameNearAreToldByEveryNode() {
        String token = demo("near");
        demo("astray");
        arm(
                "near",
                "{'id':'never','match':{'operation':'assignmentRequest.get',"
                        + "'resource':'5eed0000-0000-4000-8000-0000000000ff'},'when':{'times':1},'then':'reset'}");
        arm(
                "astray",
                "{'id':'astray','match':{'operation':'assignmentRequest.get'},'when':{'times':1},'then':'reset'}");

        assertThat(other.get(READ, token).status()).isEqualTo(200);

        assertThat(Control.post(one, "/faults/verify?tenant=near", "")
                        .json()
                        .path("detail")
                        .asString())
                .contains("assignmentRequest.get of " + DEMO_FAILED, "another resource");
        assertThat(list(one, "astray").at("/0/nearest/0").asString()).contains("of another tenant");
        new Control(one).delete("/faults");
    }

    @Test
    void aLimitIsOneOverAllNodes() {
        String token = demo("throttled");
        for (String scope : List.of("app+tenant", "tenant", "app")) {
            Control.send(
                    one,
                    "PUT",
                    "/throttling?tenant=throttled",
                    "{'enabled':true,'limits':[{'scope':'" + scope + "','permits':10,'per':'1d'}]}");
            assertThat(Control.get(other, "/throttling?tenant=throttled").json())
                    .isEqualTo(Control.get(one, "/throttling?tenant=throttled").json());

            List<Integer> statuses = readsAtOnce(24, token);

            assertThat(List.of(count(statuses, 200), count(statuses, 429))).containsExactly(10, 14);
            JsonNode levels = Control.get(other, "/throttling?tenant=throttled").json();
            assertThat(levels.at("/limits/0/levels/0/available").asInt()).isZero();
            assertThat(levels)
                    .isEqualTo(Control.get(one, "/throttling?tenant=throttled").json());
        }
        Control.send(other, "PUT", "/throttling?tenant=throttled", "{'enabled':false}");
        assertThat(other.get(READ, token).status()).isEqualTo(200);
        atOnce(() -> assertThat(one.get(READ, token).status()).isEqualTo(200));
    }

    @Test
    void whoIsEarlyAtOneNodeWaitsLongerAtTheOther() {
        String token = demo("punished");
        Control.send(
                one,
                "PUT",
                "/throttling?tenant=punished",
                "{'enabled':true,'limits':[{'scope':'tenant','permits':1,'per':'100s'}],'punishEarlyRetry':true}");
        Control.get(other, "/throttling?tenant=punished");

        assertThat(one.get(READ, token).status()).isEqualTo(200);
        assertThat(retryAfter(other.get(READ, token))).isBetween(90, 100);
        assertThat(retryAfter(one.get(READ, token))).isBetween(190, 200);
        assertThat(retryAfter(other.get(READ, token))).isBetween(290, 300);
    }

    private static int retryAfter(Answer refused) {
        assertThat(refused.status()).isEqualTo(429);
        return Integer.parseInt(refused.header("Retry-After"));
    }

    /** A process that is frozen in the middle of counting. */
    @Test
    void whoeverHoldsARuleForLongIsNotWaitedFor() throws SQLException {
        String token = demo("frozen");
        arm("frozen", "{'id':'it','match':{'operation':'assignmentRequest.get'},'then':{'error':{'status':500}}}");
        try (Connection frozen = holding("fault_rule where id = 'it'")) {
            assertContended(one, token);
            // It comes near, and nobody waits to note that.
            assertThat(one.get(Wire.REQUESTS, token).status()).isEqualTo(200);
            frozen.rollback();
        }
        assertThat(reads(2, token)).containsExactly(500, 500);
        new Control(one).delete("/faults?tenant=frozen");
    }

    @Test
    void whoeverHoldsALimitForLongIsNotWaitedFor() throws SQLException {
        String token = demo("frozen-limit");
        Control.send(
                one,
                "PUT",
                "/throttling?tenant=frozen-limit",
                "{'enabled':true,'limits':[{'scope':'tenant','permits':10,'per':'1d'}]}");
        assertThat(one.get(READ, token).status()).isEqualTo(200);
        try (Connection frozen = holding("throttling_level")) {
            assertContended(one, token);
            frozen.rollback();
        }
        assertThat(one.get(READ, token).status()).isEqualTo(200);
        Control.send(one, "PUT", "/throttling?tenant=frozen-limit", "{'enabled':false}");
    }

    private static Connection holding(String rows) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from " + rows + " for update");
        }
        return connection;
    }

    private static void assertContended(Wire node, String token) {
        long begin = System.nanoTime();
        Answer refused = node.get(READ, token);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.json().at("/error/message").asString()).contains("Try again.");
    }

    @Test
    void aResetAtOneNodeEndsFaultsAndThrottlingAtTheOtherUnlessTheyAreKept() {
        String token = demo("quiet");
        arm("quiet", "{'then':'error'}");
        Control.send(
                one,
                "PUT",
                "/throttling?tenant=quiet",
                "{'enabled':true,'limits':[{'scope':'tenant','permits':1000,'per':'1d'}]}");
        assertThat(other.get(READ, token).status()).isEqualTo(503);

        Control.post(one, "/reset?tenant=quiet", "{'keep':['faults']}");
        Control.post(one, "/snapshots?tenant=quiet", "{'name':'faulty'}");
        assertThat(reads(2, token)).containsExactly(503, 503);
        assertThat(Control.post(other, "/reset?tenant=quiet", "").status()).isEqualTo(200);
        assertThat(other.get(READ, token).status()).isEqualTo(200);
        atOnce(() -> assertThat(one.get(READ, token).status()).isEqualTo(200));
        for (Wire node : nodes) {
            assertThat(list(node, "quiet")).isEmpty();
            assertThat(Control.get(node, "/throttling?tenant=quiet").json().path("limits"))
                    .isEmpty();
        }
        arm("quiet", "{'then':'throttle'}");
        Control.post(one, "/snapshots/faulty/restore?tenant=quiet", "");
        assertThat(list(other, "quiet").findValuesAsString("id")).containsExactly("fault-1");
        assertThat(reads(2, token)).containsExactly(429, 429);
    }

    @Test
    void aTenantThatIsRemovedTakesItsFaultsAlong() {
        demo("removed");
        arm("removed", "{'then':'error'}");
        Control.send(
                one,
                "PUT",
                "/throttling?tenant=removed",
                "{'enabled':true,'limits':[{'scope':'tenant','permits':1,'per':'1d'}]}");
        assertThat(new Control(other).delete("/tenants/removed").status()).isEqualTo(204);

        String token = demo("removed");

        assertThat(reads(4, token)).containsOnly(200);
        assertThat(list(one, "removed")).isEmpty();
    }

    @Test
    void aProcessThatComesLaterGoesOnCountingAndNobodyCountsOnOneThatWasKilled() {
        String token = demo("outlived");
        arm("outlived", "{'id':'it','sequence':[{'error':{'status':500}},{'error':{'status':502}},'pass']}");
        assertThat(reads(1, token)).containsExactly(500);

        try (EmulatorProcess later = EmulatorProcess.started(settings)) {
            Wire third = new Wire(later.origin());
            assertThat(third.get(READ, token).status()).isEqualTo(502);
            assertThat(list(third, "outlived").at("/0/remaining").asInt()).isEqualTo(1);
            assertSame("outlived");

            Control.send(third, "PUT", "/faults/it?tenant=outlived", "{'then':{'barrier':{'timeout':'PT3S'}}}");
            CompletableFuture<Answer> killed = CompletableFuture.supplyAsync(() -> third.get(READ, token));
            await().untilAsserted(() ->
                    assertThat(list(one, "outlived").at("/0/hits").asInt()).isEqualTo(1));
            later.kill();
            assertThat(killed.handle((answer, broken) -> broken).join()).isNotNull();
        }
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        long begin = System.nanoTime();
        assertThat(one.get(READ, token).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    }

    private static void atOnce(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(AT_ONCE).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
    }
}
