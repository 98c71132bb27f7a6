package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two emulators on one PostgreSQL database are one: what is told to either is so at both. */
@Tag(Endurance.TAG)
class ReplicaAcceptanceTests {

    /** What is stated in docs/reliability.md of what one node has in memory and another changes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static List<EmulatorProcess> nodes;
    private static Wire one;
    private static Wire other;

    @BeforeAll
    static void start() {
        Map<String, String> settings = PostgresServer.shared().database().settings();
        nodes = Control.atOnce(2, n -> () -> EmulatorProcess.started(settings));
        one = new Wire(nodes.get(0).origin());
        other = new Wire(nodes.get(1).origin());
    }

    @AfterAll
    static void stop() {
        nodes.forEach(EmulatorProcess::close);
    }

    @Test
    void aTenantThatOneNodeHasMadeIsThereAndGoesAtTheOther() {
        String token = demo("made-by-one");
        assertThat(other.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");

        new Control(one).delete("/tenants/made-by-one");

        atOnce(() -> assertThat(other.reprocess(DEMO_FAILED, token).status()).isEqualTo(401));
    }

    @Test
    void aRetryAcceptedByOneNodeIsDeliveredOnceAndSeenByBoth() {
        String token = demo("retried-by-one");
        Control.send(one, "PUT", "/delivery?tenant=retried-by-one", "{'delay':'PT0S'}");

        List<Integer> statuses = Control.atOnce(
                2,
                n -> () -> (n == 0 ? one : other).reprocess(DEMO_FAILED, token).status());

        assertThat(statuses).containsOnlyOnce(202);
        await().untilAsserted(
                        () -> assertThat(other.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered"));
        assertThat(one.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
    }

    @Test
    void aClockThatIsMovedAtOneNodeIsMovedAtTheOther() {
        demo("moved");
        Control.get(other, "/clock?tenant=moved");
        Control.post(one, "/clock/freeze?tenant=moved", "");

        JsonNode advanced =
                Control.post(one, "/clock/advance?tenant=moved", "{'by':'3d'}").json();

        atOnce(() -> assertThat(Control.get(other, "/clock?tenant=moved")
                        .json()
                        .path("now")
                        .asString())
                .isEqualTo(advanced.path("now").asString()));
        Control.post(other, "/clock/advance?tenant=moved", "{'by':'1d'}");
        atOnce(() -> assertThat(Instant.parse(Control.get(one, "/clock?tenant=moved")
                        .json()
                        .path("now")
                        .asString()))
                .isEqualTo(Instant.parse(advanced.path("now").asString()).plus(Duration.ofDays(1))));
    }

    @Test
    void workIsTimedByTheClockThatAnotherNodeHasJustMoved() {
        String token = demo("timed");
        for (Wire node : List.of(one, other)) {
            Control.get(node, "/delivery?tenant=timed");
        }
        Control.send(one, "PUT", "/delivery?tenant=timed", "{'mode':'manual'}");

        assertThat(other.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);

        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(one.stateOf(DEMO_FAILED, token)).isEqualTo("Delivering"));
        Control.post(one, "/deliveries/run?tenant=timed", "");
        assertThat(other.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
    }

    @Test
    void outcomesAndSnapshotsOfOneNodeCountAtTheOther() {
        String token = demo("scripted");
        Control.send(one, "PUT", "/delivery?tenant=scripted", "{'delay':'PT0S'}");
        assertThat(Control.send(
                                one,
                                "PUT",
                                "/delivery/outcomes?tenant=scripted",
                                "{'request':'" + DEMO_FAILED + "','sequence':['partiallyDelivered']}")
                        .status())
                .isLessThan(300);
        Control.post(one, "/snapshots?tenant=scripted", "{'name':'before'}");

        assertThat(other.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(one.stateOf(DEMO_FAILED, token)).isEqualTo("PartiallyDelivered"));

        assertThat(Control.post(other, "/snapshots/before/restore?tenant=scripted", "")
                        .status())
                .isEqualTo(200);
        assertThat(one.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
        assertThat(one.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
    }

    @Test
    void aResetAtOneNodeIsOneAtTheOther() {
        String token = demo("emptied");
        Control.send(other, "PUT", "/delivery?tenant=emptied", "{'mode':'manual'}");
        Control.post(other, "/clock/advance?tenant=emptied", "{'by':'30d'}");
        other.reprocess(DEMO_FAILED, token);

        assertThat(Control.post(one, "/reset?tenant=emptied", "").status()).isEqualTo(200);

        assertThat(other.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
        atOnce(() -> {
            assertThat(Control.get(other, "/delivery?tenant=emptied")
                            .json()
                            .path("mode")
                            .asString())
                    .isEqualTo("automatic");
            assertThat(Control.get(other, "/clock?tenant=emptied")
                            .json()
                            .path("offset")
                            .asString())
                    .isEqualTo("PT0S");
        });
    }

    @Test
    void aTokenOfAKeyThatOneNodeHasJustMadeIsGoodAtTheOther() {
        demo("rotated");
        for (int n = 0; n < 10; n++) {
            assertThat(Control.post(one, "/keys/rotate", "{'keepOld':true}").status())
                    .isEqualTo(200);
            String token = new Control(one).token("rotated");

            assertThat(other.get(Wire.REQUESTS + DEMO_FAILED, token).status()).isEqualTo(200);
        }
        atOnce(() -> assertThat(keysOf(other)).isEqualTo(keysOf(one)));
    }

    private static Set<String> keysOf(Wire node) {
        return StreamSupport.stream(
                        node.send(node.to("/common/discovery/v2.0/keys"))
                                .json()
                                .path("keys")
                                .spliterator(),
                        false)
                .map(key -> key.path("kid").asString())
                .collect(Collectors.toSet());
    }

    private static void atOnce(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(AT_ONCE).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
    }

    private static String demo(String alias) {
        new Control(one).demoTenant(alias);
        return new Control(one).token(alias);
    }
}
