package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a seed may say, and Graph would never have, is answered as Graph would and can be exported afterwards. */
class SeededContradictionAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);
    private static final String APPROVALS =
            "/v1.0/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals/";
    private static final String PENDING = "5eed0000-0000-4000-8000-000000000f06";
    private static final String ADA = "ada.okafor@contoso.example";

    private final String tenant = "contradiction-" + UUID.randomUUID();

    @BeforeEach
    void make() {
        CONTROL.demoTenant(tenant);
    }

    @Test
    void aWaitForACallbackEndsWithTheApproval() {
        seed(waiting("assignmentRequestCreated"));
        seed(waiting("assignmentRequestApproved"));
        assertThat(state().text()).contains("\"stage\" : \"assignmentRequestApproved\"");

        Answer approved = approve(PENDING);

        assertThat(approved.status()).as(approved.text()).isEqualTo(204);
        Answer exported = state();
        assertThat(exported.status()).as(exported.text()).isEqualTo(200);
        Answer imported = CONTROL.send("PUT", "/state?tenant=" + tenant, exported.text());
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
    }

    private static String waiting(String stage) {
        return "{\"assignmentRequests\":[{\"id\":\"" + PENDING + "\",\"status\":\"WaitingForCallback\",\"stage\":\""
                + stage + "\"}]}";
    }

    @Test
    void anApprovalOfWhatIsNotPendingIsDecidedAlready() {
        seed("{\"approvals\":[{\"request\":\"" + DEMO_FAILED + "\",\"stages\":[{\"approvers\":[\"" + ADA + "\"]}]}]}");

        Answer refused = approve(DEMO_FAILED);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(WIRE.stateOf(DEMO_FAILED, CONTROL.token(tenant))).isEqualTo("DeliveryFailed");
    }

    private void seed(String document) {
        Answer seeded = CONTROL.post("/seed?tenant=" + tenant, document);
        assertThat(seeded.status()).as(seeded.text()).isEqualTo(200);
    }

    private Answer state() {
        return CONTROL.get("/state?tenant=" + tenant);
    }

    /** Ada approves of the first stage. */
    private Answer approve(String request) {
        String stages = APPROVALS + request + "/stages";
        String ada = CONTROL.token(tenant, ADA, "demo-password-of-ada", "EntitlementManagement.ReadWrite.All");
        String stage = WIRE.get(stages, ada).json().at("/value/0/id").asString();
        return WIRE.send(WIRE.to(stages + "/" + stage)
                .header("Authorization", "Bearer " + ada)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"reviewResult\":\"Approve\",\"justification\":\"Good\"}")));
    }
}
