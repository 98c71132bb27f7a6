package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.APPROVED;
import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.DIRECT;
import static dev.entitlement.acceptance.Lifecycle.READ_WRITE;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are canceled, deleted and resumed. */
class CancelAcceptanceTests {

    private static final String REQUESTS = BETA + "accessPackageAssignmentRequests/";
    private static final String UNKNOWN = "99999999-0000-4000-8000-000000000000";

    private final String app = Lifecycle.appToken();
    private final String admin = Lifecycle.tokenOf(Lifecycle.BOSS, READ_WRITE);

    @Test
    void aRequestThatIsNotDeliveredYetIsCanceled200WithNothing() {
        String request = Lifecycle.adminAdd(Lifecycle.freshUser(), DIRECT);

        Answer canceled = WIRE.post(REQUESTS + request + "/cancel", admin);

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text()).isEmpty();
        assertThat(Lifecycle.stateOf(request)).isEqualTo("Canceled");
        assertThat(WIRE.get(REQUESTS + request, app)
                        .json()
                        .path("completedDate")
                        .isNull())
                .isFalse();
    }

    @Test
    void whatIsDeliveredCannotBeCanceled() {
        String request = Lifecycle.adminAdd(Lifecycle.freshUser(), DIRECT);
        Lifecycle.awaitState(request, "Delivered");

        Answer refused = WIRE.post(REQUESTS + request + "/cancel", admin);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidRequestState");
    }

    @Test
    void aUserCancelsTheirOwnRequestAndNobodyElses() {
        String user = Lifecycle.freshUser();
        String token = Lifecycle.tokenOf(user, SUBJECT_ACCESS);
        String request = asksForApproval(token);
        Lifecycle.awaitState(request, "PendingApproval");

        Answer stranger =
                WIRE.post(REQUESTS + request + "/cancel", Lifecycle.tokenOf(Lifecycle.freshUser(), SUBJECT_ACCESS));
        Answer own = Lifecycle.send(
                "POST",
                REQUESTS + request + "/cancel",
                token,
                "{\"id\":\"" + request + "\",\"requestStatus\":\"cancelled\"}");

        assertThat(stranger.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
        assertThat(Lifecycle.stateOf(request)).isEqualTo("Canceled");
    }

    @Test
    void noAppCancels() {
        assertThat(WIRE.post(REQUESTS + UNKNOWN + "/cancel", app).status()).isEqualTo(403);
        assertThat(WIRE.post(REQUESTS + UNKNOWN + "/cancel", admin).code()).isEqualTo("RequestNotFound");
        assertThat(WIRE.post(REQUESTS + "nonsense/cancel", admin).status()).isEqualTo(400);
    }

    @Test
    void whatIsCompleteIsDeletedAndItsAssignmentStays() {
        String request = Lifecycle.adminAdd(Lifecycle.freshUser(), DIRECT);
        Answer early = Lifecycle.send("DELETE", REQUESTS + request, app, "");
        Lifecycle.awaitState(request, "Delivered");
        String assignment = Lifecycle.assignmentOf(request);

        Answer deleted = Lifecycle.send("DELETE", REQUESTS + request, app, "");

        assertThat(early.status()).isEqualTo(400);
        assertThat(early.code()).isEqualTo("InvalidRequestState");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(WIRE.get(REQUESTS + request, app).status()).isEqualTo(404);
        assertThat(Lifecycle.assignmentState(assignment)).isEqualTo("Delivered");
        assertThat(Lifecycle.send("DELETE", REQUESTS + request, app, "").status())
                .isEqualTo(404);
    }

    @Test
    void aRequestIsNotChangedByPatch() {
        assertThat(Lifecycle.send("PATCH", REQUESTS + UNKNOWN, app, "{}").status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "nonsense",
                "{\"source\":\"s\",\"type\":\"t\"}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{}}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{\"stage\":\"nonsense\"}}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{\"stage\":\"assignmentRequestCreated\",\"state\":\"denied\"}}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{\"stage\":\"assignmentRequestCreated\"}}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{\"stage\":\"assignmentRequestApproved\",\"state\":\"maybe\"}}",
                "{\"source\":\"s\",\"type\":\"t\",\"data\":{\"stage\":1}}",
                "{\"source\":5,\"type\":\"t\",\"data\":null}"
            })
    void aCallbackThatSaysNothingUsefulChangesNothing(String body) {
        String resume = REQUESTS + "33333333-0000-4000-8000-0000000e0004/resume";

        assertThat(Lifecycle.send("POST", resume, app, body).status()).isEqualTo(400);
        assertThat(Lifecycle.stateOf("33333333-0000-4000-8000-0000000e0004")).isEqualTo("Submitted");
    }

    @Test
    void aRequestThatWaitsForACallbackGoesOnWithIt() {
        String body = """
                {"source":"Contoso","type":"microsoft.graph.accessPackageCustomExtensionStage.assignmentRequestApproved",
                 "data":{"@odata.type":"microsoft.graph.accessPackageAssignmentRequestCallbackData",
                  "stage":"assignmentRequestApproved","customExtensionStageInstanceId":"1",
                  "customExtensionStageInstanceDetail":"fine"}}""";

        Answer resumed = Lifecycle.send("POST", REQUESTS + Lifecycle.WAITING + "/resume", app, body);

        assertThat(resumed.status()).isEqualTo(204);
        Lifecycle.awaitState(Lifecycle.WAITING, "Delivered");
        Answer again = Lifecycle.send("POST", REQUESTS + Lifecycle.WAITING + "/resume", app, body);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("InvalidRequestState");
    }

    @Test
    void aCallbackDenies() {
        Answer denied = Lifecycle.send("POST", REQUESTS + "33333333-0000-4000-8000-0000000e0005/resume", app, """
                {"source":"s","type":"t","data":{"stage":"assignmentRequestApproved","state":"Denied"}}""");

        assertThat(denied.status()).isEqualTo(204);
        assertThat(Lifecycle.stateOf("33333333-0000-4000-8000-0000000e0005")).isEqualTo("Denied");
    }

    private static String asksForApproval(String token) {
        return Lifecycle.idOf(Lifecycle.create(token, """
                {"requestType":"userAdd","accessPackageAssignment":{
                  "accessPackageId":"%s","assignmentPolicyId":"%s"}}""".formatted(SALES, APPROVED)));
    }
}
