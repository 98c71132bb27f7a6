package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.APPROVED;
import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.BOSS;
import static dev.entitlement.acceptance.Lifecycle.READ;
import static dev.entitlement.acceptance.Lifecycle.READ_WRITE;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.V1;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How requests are approved, stage after stage. */
class ApprovalAcceptanceTests {

    private static final String APPROVALS = BETA + "accessPackageAssignmentApprovals/";
    private static final String V1_APPROVALS = V1 + "accessPackageAssignmentApprovals/";
    private static final String APPROVE = "{\"reviewResult\":\"Approve\",\"justification\":\"fine\"}";

    private final String boss = Lifecycle.tokenOf(BOSS, READ_WRITE);

    @Test
    void anApprovedRequestIsDelivered() {
        String request = pending(Lifecycle.freshUser(), APPROVED);
        JsonNode step = steps(request).path(0);
        assertThat(step.path("status").asString()).isEqualTo("InProgress");
        assertThat(step.path("reviewResult").asString()).isEqualTo("NotReviewed");
        assertThat(step.path("assignedToMe").asBoolean()).isTrue();

        Answer approved = decide(request, stepOf(request, 0), boss, APPROVE);

        assertThat(approved.status()).isEqualTo(204);
        assertThat(approved.text()).isEmpty();
        Lifecycle.awaitState(request, "Delivered");
        JsonNode decided = steps(request).path(0);
        assertThat(decided.path("status").asString()).isEqualTo("Completed");
        assertThat(decided.path("reviewResult").asString()).isEqualTo("Approved");
        assertThat(decided.path("justification").asString()).isEqualTo("fine");
        assertThat(decided.at("/reviewedBy/id").asString()).isEqualTo(BOSS);
    }

    @Test
    void v1SaysStagesWhereBetaSaysSteps() {
        String request = pending(Lifecycle.freshUser(), APPROVED);
        String stage = stepOf(request, 0);

        Answer one = WIRE.get(V1_APPROVALS + request + "/stages/" + stage, boss);
        Answer denied = Lifecycle.send(
                "PATCH", V1_APPROVALS + request + "/stages/" + stage, boss, "{\"reviewResult\":\"Deny\"}");

        assertThat(one.json().path("id").asString()).isEqualTo(stage);
        assertThat(denied.status()).isEqualTo(204);
        assertThat(Lifecycle.stateOf(request)).isEqualTo("Denied");
        assertThat(WIRE.get(V1_APPROVALS + request + "/stages", boss)
                        .json()
                        .at("/value/0/reviewResult")
                        .asString())
                .isEqualTo("Denied");
    }

    @Test
    void whatAStepHasNotIsRefusedInTheWordsOfTheVersion() {
        String request = pending(Lifecycle.freshUser(), APPROVED);
        String step = stepOf(request, 0);
        String unknown = "{\"verdict\":\"Deny\"}";

        assertThat(decide(request, step, boss, unknown).message()).contains("'microsoft.graph.approvalStep'");
        assertThat(Lifecycle.send("PATCH", V1_APPROVALS + request + "/stages/" + step, boss, unknown)
                        .message())
                .contains("'microsoft.graph.approvalStage'");
        assertThat(Lifecycle.stateOf(request)).isEqualTo("PendingApproval");
    }

    @Test
    void aStageIsDecidedOnce() {
        String request = pending(Lifecycle.freshUser(), APPROVED);
        String step = stepOf(request, 0);
        decide(request, step, boss, "{\"reviewResult\":\"Deny\"}");

        Answer again = decide(request, step, boss, APPROVE);

        assertThat(again.status()).isEqualTo(409);
        assertThat(Lifecycle.stateOf(request)).isEqualTo("Denied");
    }

    @Test
    void aCanceledRequestNeedsNoDecision() {
        String user = Lifecycle.freshUser();
        String request = pending(user, APPROVED);
        String step = stepOf(request, 0);
        WIRE.post(BETA + "assignmentRequests/" + request + "/cancel", Lifecycle.tokenOf(user, SUBJECT_ACCESS));

        assertThat(decide(request, step, boss, APPROVE).status()).isEqualTo(409);
        assertThat(Lifecycle.stateOf(request)).isEqualTo("Canceled");
    }

    @Test
    void onlyApproversDecide() {
        String request = pending(Lifecycle.freshUser(), APPROVED);
        String step = stepOf(request, 0);
        String other = Lifecycle.tokenOf(Lifecycle.freshUser(), READ_WRITE);

        assertThat(decide(request, step, other, APPROVE).status()).isEqualTo(403);
        assertThat(decide(request, step, Lifecycle.tokenOf(BOSS, READ), APPROVE).status())
                .isEqualTo(403);
        assertThat(decide(request, step, Lifecycle.appToken(), APPROVE).status())
                .isEqualTo(403);
        assertThat(WIRE.get(APPROVALS + request + "/steps/" + step, other)
                        .json()
                        .path("assignedToMe")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"reviewResult\":\"Perhaps\"}",
                "{\"reviewResult\":\"NotReviewed\"}",
                "{\"reviewResult\":7}",
                "x"
            })
    void whatIsNoDecisionIsRefused(String body) {
        String request = pending(Lifecycle.freshUser(), APPROVED);

        assertThat(decide(request, stepOf(request, 0), boss, body).status()).isEqualTo(400);
    }

    @Test
    void anApprovalThatIsNotThereIs404() {
        String unknown = "99999999-0000-4000-8000-000000000000";

        assertThat(WIRE.get(APPROVALS + unknown, boss).status()).isEqualTo(404);
        assertThat(decide(unknown, unknown, boss, APPROVE).status()).isEqualTo(404);
        assertThat(decide("nonsense", unknown, boss, APPROVE).status()).isEqualTo(400);
    }

    @Test
    void thePlainListAnswersAsTheLiveServiceDoes() {
        Answer refused = WIRE.get(BETA + "accessPackageAssignmentApprovals", boss);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEmpty();
        assertThat(refused.message()).isEqualTo("Only app tokens are supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BETA + "accessPackageAssignmentApprovals",
                V1 + "accessPackageAssignmentApprovals",
                BETA + "accessPackageAssignmentRequests",
                V1 + "assignmentRequests"
            })
    void approversFindWhatIsAskedOfThem(String set) {
        String request = pending(Lifecycle.freshUser(), APPROVED);

        JsonNode asked = WIRE.get(set + "/filterByCurrentUser(on='approver')?$top=999", boss)
                .json()
                .path("value");
        JsonNode none = WIRE.get(
                        set + "/filterByCurrentUser(on='approver')",
                        Lifecycle.tokenOf(Lifecycle.freshUser(), READ_WRITE))
                .json()
                .path("value");

        assertThat(asked).extracting(each -> each.path("id").asString()).contains(request);
        assertThat(none.size()).isZero();
    }

    @Test
    void stagesFollowEachOtherAndFallbacksStandInForWhoIsNotFound() {
        String second = Lifecycle.freshUser();
        String policy = policy("two stages", """
                {"approvalStageTimeOutInDays":14,"isApproverJustificationRequired":true,
                 "primaryApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1}]},
                {"approvalStageTimeOutInDays":14,"isApproverJustificationRequired":false,
                 "primaryApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":4},
                   {"@odata.type":"#microsoft.graph.singleUser","isBackup":true,"id":"%s"}]}
                """.formatted(second));
        String request = pending(Lifecycle.freshUser(), policy);
        String first = stepOf(request, 0);
        assertThat(decide(request, first, boss, "{\"reviewResult\":\"Approve\"}")
                        .status())
                .isEqualTo(400);
        assertThat(decide(request, first, boss, APPROVE).status()).isEqualTo(204);
        assertThat(Lifecycle.stateOf(request)).isEqualTo("PendingApproval");

        assertThat(WIRE.get(V1_APPROVALS + request + "?$expand=stages", boss)
                        .json()
                        .path("stages"))
                .extracting(stage -> stage.path("displayName").asString())
                .containsExactly("Stage 1", "Stage 2");

        Answer approved = decide(request, stepOf(request, 1), Lifecycle.tokenOf(second, READ_WRITE), APPROVE);

        assertThat(approved.status()).isEqualTo(204);
        Lifecycle.awaitState(request, "Delivered");
    }

    @Test
    void nobodyWhoDecidesInTimeIsADenial() {
        String policy =
                Lifecycle.idOf(Lifecycle.send("POST", V1 + "assignmentPolicies", Lifecycle.appToken(), """
                {"displayName":"soon","accessPackage":{"id":"%s"},"allowedTargetScope":"allMemberUsers",
                 "requestorSettings":{"enableTargetsToSelfAddAccess":true},
                 "requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":[
                  {"durationBeforeAutomaticDenial":"PT3S","isEscalationEnabled":true,"durationBeforeEscalation":"PT1S",
                   "primaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"%s"}],
                   "escalationApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"%s"}]}]}}
                """.formatted(
                                SALES, BOSS, Lifecycle.freshUser())));
        String request = pending(Lifecycle.freshUser(), policy);

        org.awaitility.Awaitility.await().until(() -> statusOf(request), "PendingApprovalEscalated"::equals);
        Lifecycle.awaitState(request, "Denied");
        assertThat(statusOf(request)).isEqualTo("Expired");
    }

    private String statusOf(String request) {
        return WIRE.get(BETA + "assignmentRequests/" + request, boss)
                .json()
                .path("requestStatus")
                .asString();
    }

    private static String policy(String name, String stages) {
        return Lifecycle.idOf(
                Lifecycle.send("POST", BETA + "accessPackageAssignmentPolicies", Lifecycle.appToken(), """
                {"displayName":"%s","accessPackageId":"%s",
                 "requestorSettings":{"scopeType":"AllExistingDirectoryMemberUsers","acceptRequests":true,
                   "allowedRequestors":[]},
                 "requestApprovalSettings":{"isApprovalRequired":true,"approvalMode":"Serial","approvalStages":[%s]}}
                """.formatted(
                                name, SALES, stages)));
    }

    private static String pending(String user, String policy) {
        String request =
                Lifecycle.idOf(Lifecycle.create(Lifecycle.tokenOf(user, SUBJECT_ACCESS), """
                {"requestType":"userAdd","accessPackageAssignment":{
                  "accessPackageId":"%s","assignmentPolicyId":"%s"}}""".formatted(SALES, policy)));
        Lifecycle.awaitState(request, "PendingApproval");
        return request;
    }

    private JsonNode steps(String request) {
        return WIRE.get(APPROVALS + request + "/steps", boss).json().path("value");
    }

    private String stepOf(String request, int position) {
        return steps(request).path(position).path("id").asString();
    }

    private static Answer decide(String request, String step, String token, String body) {
        return Lifecycle.send("PATCH", APPROVALS + request + "/steps/" + step, token, body);
    }
}
