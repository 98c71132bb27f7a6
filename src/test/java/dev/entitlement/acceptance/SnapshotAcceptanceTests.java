package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a tenant was at some moment can be had again. */
class SnapshotAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);

    @Test
    void whatWasThereIsThereAgainByteForByte() {
        CONTROL.demoTenant("snapped");
        CONTROL.demoTenant("not-snapped");
        String token = CONTROL.token("snapped");
        String other = CONTROL.token("not-snapped");
        CONTROL.send("PUT", "/delivery/outcomes?tenant=snapped", """
                {"request":"%s","sequence":["deliveryFailed"]}""".formatted(DEMO_FAILED));
        List<String> before = everything(token);
        assertThat(CONTROL.post("/snapshots?tenant=snapped", "{\"name\":\"before\"}")
                        .status())
                .isEqualTo(201);
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        assertThat(WIRE.reprocess(DEMO_FAILED, other).status()).isEqualTo(202);
        assertThat(everything(token)).isNotEqualTo(before);

        JsonNode restored =
                CONTROL.post("/snapshots/before/restore?tenant=snapped", "").json();

        assertThat(restored.path("entities").asInt()).isGreaterThan(50);
        assertThat(everything(token)).isEqualTo(before);
        assertThat(WIRE.stateOf(DEMO_FAILED, other)).isNotEqualTo("DeliveryFailed");
        // The script is there again, too: the next delivery fails as it was to.
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed"));
    }

    @Test
    void aDeliveryThatWasQueuedIsQueuedAgain() {
        CONTROL.demoTenant("queued");
        String token = CONTROL.token("queued");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        CONTROL.post("/snapshots?tenant=queued", "{\"name\":\"s\"}");
        CONTROL.post("/reset?tenant=queued", "");
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");

        assertThat(CONTROL.post("/reset?tenant=queued", "{\"to\":\"s\"}").status())
                .isEqualTo(200);

        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered"));
    }

    @Test
    void whatWasQueuedWhileTheClockStoodGoesOnWithOneThatRuns() {
        CONTROL.demoTenant("stood");
        String token = CONTROL.token("stood");
        CONTROL.post("/clock/freeze?tenant=stood", "");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        CONTROL.post("/snapshots?tenant=stood", "{\"name\":\"s\"}");
        CONTROL.post("/clock/resume?tenant=stood", "");

        assertThat(CONTROL.post("/reset?tenant=stood", "{\"to\":\"s\",\"keep\":[\"clock\"]}")
                        .status())
                .isEqualTo(200);

        assertThat(CONTROL.get("/clock?tenant=stood").json().path("frozen").asBoolean(true))
                .isFalse();
        await().untilAsserted(() -> assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered"));
    }

    @Test
    void whatWasQueuedFallsDueByTheClockThatIsKept() {
        CONTROL.demoTenant("later");
        String token = CONTROL.token("later");
        CONTROL.send("PUT", "/delivery?tenant=later", "{\"delay\":\"P5D\"}");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        CONTROL.post("/snapshots?tenant=later", "{\"name\":\"s\"}");
        CONTROL.post("/clock/advance?tenant=later", "{\"by\":\"P3D\"}");
        CONTROL.post("/reset?tenant=later", "{\"to\":\"s\",\"keep\":[\"clock\"]}");
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivering");

        CONTROL.post("/clock/advance?tenant=later", "{\"by\":\"P1D\"}");
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivering");
        CONTROL.post("/clock/advance?tenant=later", "{\"by\":\"P2D\"}");
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
    }

    @Test
    void snapshotsOutliveAResetAndGoWithTheirTenant() {
        CONTROL.demoTenant("keeps");
        assertThat(CONTROL.post("/snapshots?tenant=keeps", "{\"name\":\"a\"}").header("Location"))
                .isEqualTo(WIRE.origin() + "/_emulator/snapshots/a?tenant="
                        + CONTROL.get("/tenants/keeps").json().path("id").asString());
        CONTROL.post("/snapshots?tenant=keeps", "{\"name\":\"b\"}");
        CONTROL.post("/reset?tenant=keeps", "");
        assertThat(CONTROL.get("/snapshots?tenant=keeps").json()).hasSize(2);

        assertThat(CONTROL.delete("/snapshots/a?tenant=keeps").status()).isEqualTo(204);

        assertProblem(CONTROL.delete("/snapshots/a?tenant=keeps"), 404);
        assertProblem(CONTROL.post("/snapshots/a/restore?tenant=keeps", ""), 404);
        CONTROL.delete("/tenants/keeps");
        CONTROL.demoTenant("keeps");
        assertThat(CONTROL.get("/snapshots?tenant=keeps").json()).isEmpty();
    }

    @Test
    void aSnapshotOfOneTenantIsNoneOfAnother() {
        CONTROL.demoTenant("owner");
        CONTROL.demoTenant("stranger");
        CONTROL.post("/snapshots?tenant=owner", "{\"name\":\"mine\"}");

        assertProblem(CONTROL.post("/snapshots/mine/restore?tenant=stranger", ""), 404);
        assertProblem(CONTROL.delete("/snapshots/mine?tenant=stranger"), 404);
    }

    @Test
    void aTenantHasOnlySoManyAndOneNameStandsForTheLastOfIt() {
        CONTROL.post("/tenants", "{\"alias\":\"greedy\",\"seed\":\"empty\"}");
        for (int n = 0; n < 20; n++) {
            assertThat(CONTROL.post("/snapshots?tenant=greedy", "{\"name\":\"s" + n + "\"}")
                            .status())
                    .isEqualTo(201);
        }

        assertProblem(CONTROL.post("/snapshots?tenant=greedy", "{\"name\":\"s20\"}"), 409);

        assertThat(CONTROL.post("/snapshots?tenant=greedy", "{\"name\":\"s0\"}").status())
                .isEqualTo(201);
        assertThat(CONTROL.get("/snapshots?tenant=greedy").json()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\"a b\"}",
                "{\"name\":\"../x\"}",
                "{\"name\":\"seed\"}",
                "{\"name\":\"empty\"}",
                "{\"name\":\"demo\"}",
                "{\"name\":\"x'; drop table tenant_snapshot --\"}",
                "{\"name\":\"01234567890123456789012345678901234567890123456789012345678901234\"}",
                "{\"nome\":\"a\"}",
                ""
            })
    void aNameThatIsNoneIsRefused(String body) {
        assertProblem(CONTROL.post("/snapshots?tenant=" + Seeds.OTHER_TENANT, body), 400);
        assertThat(CONTROL.get("/snapshots?tenant=" + Seeds.OTHER_TENANT).json())
                .isEmpty();
    }

    /** All that Graph tells of the tenant, as text. */
    private static List<String> everything(String token) {
        return List.of(
                        "/accessPackageAssignmentRequests?$expand=requestor",
                        "/accessPackageAssignments",
                        "/accessPackageAssignmentResourceRoles",
                        "/accessPackageCatalogs",
                        "/accessPackages",
                        "/accessPackageAssignmentPolicies")
                .stream()
                .map(path -> WIRE.get("/beta/identityGovernance/entitlementManagement" + path, token))
                .peek(answer -> assertThat(answer.status()).isEqualTo(200))
                .map(Answer::text)
                .toList();
    }
}
