package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a document puts in the place of a tenant goes by the settings that are there then. */
class ReplacedStateAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);

    private final String tenant = "replaced-" + UUID.randomUUID();

    @Test
    void whatReplacesATenantThatWaitedToBeToldIsDeliveredByItself() {
        String token = waitingToBeTold();
        String state = CONTROL.get("/state?tenant=" + tenant).text();

        assertThat(CONTROL.send("PUT", "/state?tenant=" + tenant, state).status())
                .isEqualTo(200);

        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered"));
        assertThat(mode()).isEqualTo("automatic");
    }

    @Test
    void aTrialChangesNeitherModeNorClock() {
        String token = waitingToBeTold();
        String state = CONTROL.get("/state?tenant=" + tenant).text();
        CONTROL.post("/clock/advance?tenant=" + tenant, "{\"by\":\"P2D\"}");
        // Whatever was kept of either is read anew from here on.
        CONTROL.send("PUT", "/delivery?tenant=" + tenant, "{\"mode\":\"manual\"}");

        Answer trial = CONTROL.post("/seed?mode=replace&dryRun=true&tenant=" + tenant, state);

        assertThat(trial.status()).as(trial.text()).isEqualTo(200);
        assertThat(mode()).isEqualTo("manual");
        assertThat(CONTROL.get("/clock?tenant=" + tenant).json().path("offset").asString())
                .startsWith("PT48H");
        assertThat(WIRE.reprocess(DEMO_PARTIAL, token).status()).isEqualTo(202);
        assertThat(CONTROL.get("/deliveries?tenant=" + tenant)
                        .json()
                        .path("deliveries")
                        .valueStream()
                        .filter(waiting -> waiting.path("request").asString().equals(DEMO_PARTIAL)))
                .singleElement()
                .satisfies(
                        waiting -> assertThat(waiting.path("held").asBoolean()).isTrue());
    }

    /** Deliveries are due at once here: some are under way whenever the tenant is replaced. */
    @Test
    void callsAndDeliveriesUnderWayNeverStandInTheWayOfADocument() {
        CONTROL.demoTenant(tenant);
        String token = CONTROL.token(tenant);
        String state = CONTROL.get("/state?tenant=" + tenant).text();

        List<Set<Integer>> statuses =
                Control.atOnce(5, n -> () -> n == 0 ? replacements(state, 20) : reprocesses(token, 80));

        assertThat(statuses.get(0)).containsExactly(200);
        statuses.subList(1, 5).forEach(answered -> assertThat(answered).isSubsetOf(202, 400));
        assertThat(replacements(state, 1)).containsExactly(200);
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void aDocumentAndTheClockNeverWaitForEachOther() {
        CONTROL.demoTenant(tenant);
        String state = CONTROL.get("/state?tenant=" + tenant).text();

        List<Set<Integer>> statuses = Control.atOnce(3, n -> () -> n == 0 ? replacements(state, 20) : changes(40));

        assertThat(statuses).allSatisfy(answered -> assertThat(answered).containsExactly(200));
    }

    /** Of the mode and of the clock, in turn: both time anew whatever is queued. */
    private Set<Integer> changes(int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> (n % 2 == 0
                                ? CONTROL.post("/clock/advance?tenant=" + tenant, "{\"by\":\"PT1S\"}")
                                : CONTROL.send(
                                        "PUT",
                                        "/delivery?tenant=" + tenant,
                                        n % 4 == 1 ? "{\"mode\":\"manual\"}" : "{\"mode\":\"automatic\"}"))
                        .status())
                .collect(Collectors.toSet());
    }

    /** A document says how often a delivery was tried; what came of the later attempts is known already. */
    @Test
    void aDeliveryWhoseNumberWasSetBackIsCarriedOutAgain() {
        CONTROL.demoTenant(tenant);
        String token = CONTROL.token(tenant);
        String state = CONTROL.get("/state?tenant=" + tenant).text();
        CONTROL.send(
                "PUT", "/delivery/outcomes?tenant=" + tenant, "{\"request\":\"*\",\"sequence\":[\"deliveryFailed\"]}");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isNotEqualTo("Delivering"));
        assertThat(CONTROL.post("/seed?tenant=" + tenant, state).status()).isEqualTo(200);

        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isNotEqualTo("Delivering"));
    }

    private Set<Integer> replacements(String state, int times) {
        return IntStream.range(0, times)
                .mapToObj(n ->
                        CONTROL.send("PUT", "/state?tenant=" + tenant, state).status())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> reprocesses(String token, int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> WIRE.reprocess(n % 2 == 0 ? DEMO_FAILED : DEMO_PARTIAL, token)
                        .status())
                .collect(Collectors.toSet());
    }

    /** A demo tenant in manual mode, in which a delivery is queued. */
    private String waitingToBeTold() {
        CONTROL.demoTenant(tenant);
        String token = CONTROL.token(tenant);
        CONTROL.send("PUT", "/delivery?tenant=" + tenant, "{\"mode\":\"manual\"}");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        return token;
    }

    private String mode() {
        return CONTROL.get("/delivery?tenant=" + tenant).json().path("mode").asString();
    }
}
