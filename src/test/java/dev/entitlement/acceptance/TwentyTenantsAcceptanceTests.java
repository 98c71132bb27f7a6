package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Twenty test suites run the same script at once, each on a tenant of its own, and none notices another. */
class TwentyTenantsAcceptanceTests {

    private static final int SUITES = 20;

    private static EmulatorProcess emulator;
    private static Wire wire;
    private static Control control;

    @BeforeAll
    static void start() {
        emulator = EmulatorProcess.started(Map.of("EMULATOR_DELIVERY_DELAY", "20ms"));
        wire = new Wire(emulator.origin());
        control = new Control(wire);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void noneSeesAnything() {
        List<Suite> suites = Control.atOnce(SUITES, n -> () -> new Suite("suite-" + n).run());

        assertThat(suites).extracting(suite -> suite.id).doesNotHaveDuplicates();
        // Every suite created one thing of its own at the end; each sees that one and no other.
        List<String> created = suites.stream().map(suite -> suite.catalog).toList();
        assertThat(new HashSet<>(created)).hasSize(SUITES);
        for (Suite suite : suites) {
            assertThat(suite.catalogs()).hasSize(2).contains(suite.catalog);
        }
        String start = control.token("contoso.example");
        assertThat(wire.stateOf(DEMO_FAILED, start)).isEqualTo("DeliveryFailed");
        assertThat(emulator.output()).doesNotContain(" ERROR ", "\tat ");
    }

    /** The script; whatever it may see of others is asserted where it looks. */
    private static final class Suite {

        private static final String CATALOGS = "/v1.0/identityGovernance/entitlementManagement/catalogs";

        private final String id;
        private final String alias;
        private final String token;
        private String catalog = "";

        Suite(String alias) {
            JsonNode tenant = control.demoTenant(alias);
            this.alias = alias;
            this.id = tenant.path("id").asString();
            this.token = control.token(alias);
        }

        Suite run() {
            reprocessesWhatFailed();
            resets();
            failsOnceMore();
            createsACatalog();
            return this;
        }

        private void reprocessesWhatFailed() {
            assertThat(failed()).hasSize(3);
            for (String request : List.of(DEMO_FAILED, DEMO_PARTIAL)) {
                assertThat(wire.reprocess(request, token).status()).isEqualTo(202);
                awaitState(request, "Delivered");
            }
            assertThat(failed()).hasSize(2);
        }

        private void resets() {
            assertThat(control.post("/reset?tenant=" + alias, "").status()).isEqualTo(200);
            assertThat(failed()).hasSize(3);
            assertThat(wire.stateOf(DEMO_PARTIAL, token)).isEqualTo("PartiallyDelivered");
        }

        /** Only every second suite decides so: another's decision would be seen. */
        private void failsOnceMore() {
            boolean decides = alias.hashCode() % 2 == 0;
            if (decides) {
                assertThat(control.send(
                                        "PUT",
                                        "/delivery/outcomes?tenant=" + alias,
                                        "{\"request\":\"" + DEMO_FAILED + "\",\"sequence\":[\"partiallyDelivered\"]}")
                                .status())
                        .isEqualTo(200);
            }
            assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
            awaitState(DEMO_FAILED, decides ? "PartiallyDelivered" : "Delivered");
        }

        private void createsACatalog() {
            String name = "Catalog of " + UUID.randomUUID();
            catalog = wire.send(wire.to(CATALOGS)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"displayName\":\"" + name + "\"}")))
                    .json()
                    .path("id")
                    .asString();
        }

        List<String> catalogs() {
            List<String> ids = new ArrayList<>();
            wire.get(CATALOGS, token)
                    .json()
                    .path("value")
                    .forEach(found -> ids.add(found.path("id").asString()));
            return ids;
        }

        private JsonNode failed() {
            return wire.get(
                            "/beta/identityGovernance/entitlementManagement/assignmentRequests"
                                    + "?$filter=requestState%20eq%20'DeliveryFailed'",
                            token)
                    .json()
                    .path("value");
        }

        private void awaitState(String request, String state) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(
                            () -> assertThat(wire.stateOf(request, token)).isEqualTo(state));
        }
    }
}
