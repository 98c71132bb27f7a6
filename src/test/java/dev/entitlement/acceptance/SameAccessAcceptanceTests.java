package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.BOSS;
import static dev.entitlement.acceptance.Lifecycle.DIRECT;
import static dev.entitlement.acceptance.Lifecycle.READ_WRITE;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several requests, or a request and a change of what it asks for, meet. */
class SameAccessAcceptanceTests {

    private static final String PACKAGES = BETA + "accessPackages/";
    private static final String POLICIES = BETA + "accessPackageAssignmentPolicies";

    private final String app = Lifecycle.appToken();

    @Test
    void whatWasDeliveredAnewIsNotDeliveredASecondTime() {
        Lifecycle.awaitState(Lifecycle.adminAdd(Lifecycle.UNLUCKY, DIRECT), "Delivered");

        Answer reprocessed = WIRE.post(BETA + "assignmentRequests/" + Lifecycle.FAILED + "/reprocess", app);

        assertThat(reprocessed.status()).isEqualTo(400);
        assertThat(reprocessed.code()).isEqualTo("InvalidAssignmentState");
        assertThat(Lifecycle.stateOf(Lifecycle.FAILED)).isEqualTo("DeliveryFailed");
        JsonNode held = WIRE.get(
                        BETA + "accessPackageAssignments?$filter=target/objectId%20eq%20'" + Lifecycle.UNLUCKY
                                + "'%20and%20assignmentState%20ne%20'Expired'",
                        app)
                .json()
                .path("value");
        assertThat(held.size()).isEqualTo(1);
        assertThat(held.at("/0/assignmentState").asString()).isEqualTo("Delivered");
    }

    @Test
    void nobodyDecidesOnWhatACustomExtensionLetGoOn() {
        String boss = Lifecycle.tokenOf(BOSS, READ_WRITE);
        String steps = BETA + "accessPackageAssignmentApprovals/" + Lifecycle.WAITING_APPROVAL + "/steps";
        String step = WIRE.get(steps, boss).json().at("/value/0/id").asString();
        Answer resumed =
                Lifecycle.send("POST", BETA + "assignmentRequests/" + Lifecycle.WAITING_APPROVAL + "/resume", app, """
                {"source":"test","type":"t","data":{"stage":"assignmentRequestApproved"}}""");
        assertThat(resumed.status()).isEqualTo(204);

        Answer late = Lifecycle.send("PATCH", steps + "/" + step, boss, "{\"reviewResult\":\"Deny\"}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(WIRE.get(steps, boss).json().at("/value/0/status").asString())
                .isEqualTo("Expired");
    }

    @RepeatedTest(6)
    void ofADeletedPolicyAndARequestByItOneIsRefused() {
        String policy = policyOf(SALES);
        String body = Lifecycle.adding("AdminAdd", Lifecycle.freshUser(), policy);

        List<Answer> answers = atOnce(
                () -> Lifecycle.create(app, body), () -> Lifecycle.send("DELETE", POLICIES + "/" + policy, app, ""));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers).extracting(Answer::status).containsAnyOf(400, 404);
    }

    @RepeatedTest(6)
    void anAccessPackageThatIsDeletedMeanwhileIsAClearRefusal() {
        String accessPackage = accessPackage();
        String policy = policyOf(accessPackage);
        String body = Lifecycle.adding("AdminAdd", Lifecycle.user(1), policy).replace(SALES, accessPackage);

        List<Answer> answers = atOnce(
                () -> Lifecycle.create(app, body),
                () -> Lifecycle.send("DELETE", POLICIES + "/" + policy, app, ""),
                () -> Lifecycle.send("DELETE", PACKAGES + accessPackage, app, ""));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 204, 400, 404);
    }

    @Test
    void whoHoldsAnIncompatibleAccessPackageCannotAskForTheOther() {
        String user = Lifecycle.freshUser();
        Lifecycle.given(user, DIRECT);
        String accessPackage = accessPackage();
        String policy = policyOf(accessPackage);
        assertThat(Lifecycle.send(
                                "POST",
                                PACKAGES + accessPackage + "/incompatibleAccessPackages/$ref",
                                app,
                                "{\"@odata.id\":\"https://graph.microsoft.com" + PACKAGES + SALES + "\"}")
                        .status())
                .isEqualTo(204);

        Answer refused =
                Lifecycle.create(Lifecycle.tokenOf(user, SUBJECT_ACCESS), """
                {"requestType":"UserAdd","accessPackageAssignment":{"accessPackageId":"%s","assignmentPolicyId":"%s"}}
                """.formatted(accessPackage, policy));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("IncompatibleAccessPackage");
        assertThat(Lifecycle.create(
                                app, Lifecycle.adding("AdminAdd", user, policy).replace(SALES, accessPackage))
                        .status())
                .isEqualTo(201);
    }

    private String accessPackage() {
        return Lifecycle.idOf(Lifecycle.send("POST", BETA + "accessPackages", app, """
                {"displayName":"Met","catalogId":"33333333-0000-4000-8000-0000000000d0"}"""));
    }

    private String policyOf(String accessPackage) {
        return Lifecycle.idOf(Lifecycle.send("POST", POLICIES, app, """
                {"displayName":"met","accessPackageId":"%s",
                 "requestorSettings":{"scopeType":"AllExistingDirectoryMemberUsers","acceptRequests":true,
                   "allowedRequestors":[]}}""".formatted(accessPackage)));
    }

    @SafeVarargs
    private static List<Answer> atOnce(Supplier<Answer>... calls) {
        return Stream.of(calls).map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
