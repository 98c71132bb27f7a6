package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is deleted leaves nothing behind. */
class DeletedAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);
    private static final String BETA = "/beta/identityGovernance/entitlementManagement/";
    private static final String WITH_OUTCOMES = "5eed0000-0000-4000-8000-000000000f04";
    private static final String WITH_APPROVAL = "5eed0000-0000-4000-8000-000000000f06";

    private final String tenant = "deleted-" + UUID.randomUUID();
    private final String token = token();

    private String token() {
        CONTROL.demoTenant(tenant);
        return CONTROL.token(tenant);
    }

    @Test
    void whatWasDecidedAboutARequestGoesWithIt() {
        assertThat(state()).contains(WITH_OUTCOMES);

        delete("accessPackageAssignmentRequests/" + WITH_OUTCOMES);

        assertThat(state()).doesNotContain(WITH_OUTCOMES);
        assertImported();
    }

    @Test
    void whatCameOfItsDeliveriesGoesWithIt() {
        decide("{\"request\":\"*\",\"sequence\":[\"deliveryFailed\"]}");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(outcomes()).contains(DEMO_FAILED));

        delete("accessPackageAssignmentRequests/" + DEMO_FAILED);

        assertThat(outcomes()).doesNotContain(DEMO_FAILED);
    }

    @Test
    void aRequestThatComesBackHasAHistoryOfItsOwn() {
        String before = state();
        force(DEMO_FAILED, "delivered");
        force(DEMO_FAILED, "deliveryFailed");
        delete("accessPackageAssignmentRequests/" + DEMO_FAILED);
        Answer merged = CONTROL.post("/seed?tenant=" + tenant, before);
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);

        force(DEMO_FAILED, "delivered");

        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
    }

    @Test
    void whatHangsOnAnAccessPackageGoesWithIt() {
        String accessPackage = "5eed0000-0000-4000-8000-0000000000d3";
        force("5eed0000-0000-4000-8000-000000000f05", "canceled");
        force("5eed0000-0000-4000-8000-000000000f08", "deliveryFailed");
        force(WITH_APPROVAL, "denied");
        decide("{\"accessPackage\":\"" + accessPackage + "\",\"sequence\":[\"deliveryFailed\"]}");
        decide("{\"request\":\"" + WITH_APPROVAL + "\",\"sequence\":[\"deliveryFailed\"]}");
        assertThat(state()).contains("\"approvals\"");

        delete("accessPackageAssignmentPolicies/5eed0000-0000-4000-8000-000000000b02");
        delete("accessPackages/" + accessPackage);

        assertThat(state()).doesNotContain(WITH_APPROVAL).doesNotContain(accessPackage);
        assertImported();
    }

    private void assertImported() {
        Answer imported = CONTROL.send("PUT", "/state?tenant=" + tenant, state());
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
    }

    private String state() {
        return CONTROL.get("/state?tenant=" + tenant).text();
    }

    private String outcomes() {
        return CONTROL.get("/delivery/outcomes?tenant=" + tenant).text();
    }

    private void force(String request, String state) {
        Answer forced = CONTROL.send(
                "PATCH", "/state/assignmentRequests/" + request + "?tenant=" + tenant, "{\"state\":\"" + state + "\"}");
        assertThat(forced.status()).as(forced.text()).isEqualTo(200);
    }

    private void decide(String outcomes) {
        Answer decided = CONTROL.send("PUT", "/delivery/outcomes?tenant=" + tenant, outcomes);
        assertThat(decided.status()).as(decided.text()).isBetween(200, 204);
    }

    private void delete(String path) {
        Answer deleted = WIRE.send(
                WIRE.to(BETA + path).header("Authorization", "Bearer " + token).DELETE());
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
    }
}
