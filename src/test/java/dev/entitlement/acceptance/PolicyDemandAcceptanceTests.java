package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.APPROVED;
import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.BOSS;
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

/** What policies demand of those who ask by them, and what they allow. */
class PolicyDemandAcceptanceTests {

    private static final String QUESTION = "33333333-0000-4000-8000-0000000f0001";
    private static final String ASKING = policy("asking", """
            ,"requestApprovalSettings":{"isRequestorJustificationRequired":true,"stages":[]},
            "questions":[{"@odata.type":"#microsoft.graph.accessPackageTextInputQuestion","id":"%s",
              "isRequired":true,"isAnswerEditable":true,"sequence":1,"text":"Why?","isSingleLineQuestion":true}]
            """.formatted(QUESTION));
    private static final String ANSWERS = """
            ,"answers":[{"@odata.type":"#microsoft.graph.accessPackageAnswerString","value":"Because",
              "displayValue":"Because","answeredQuestion":{
                "@odata.type":"#microsoft.graph.accessPackageTextInputQuestion","id":"%s"}}]
            """.formatted(QUESTION);
    private static final String JUSTIFIED = ",\"justification\":\"New here\"";

    private final String app = Lifecycle.appToken();

    @Test
    void anAdministratorNeedsNoApproval() {
        String request = Lifecycle.adminAdd(Lifecycle.freshUser(), APPROVED);

        Lifecycle.awaitState(request, "Delivered");
    }

    @Test
    void whoAnswersEverythingIsServedAndTheAnswersAreShown() {
        String user = Lifecycle.freshUser();
        String request = Lifecycle.idOf(ask(user, "UserAdd", ASKING, JUSTIFIED + ANSWERS));

        JsonNode beta = WIRE.get(BETA + "assignmentRequests/" + request, app).json();
        assertThat(beta.at("/answers/0/@odata.type").asString())
                .isEqualTo("#microsoft.graph.accessPackageAnswerString");
        assertThat(beta.at("/answers/0/value").asString()).isEqualTo("Because");
        assertThat(beta.at("/answers/0/answeredQuestion/@odata.type").asString())
                .isEqualTo("#microsoft.graph.accessPackageTextInputQuestion");
        assertThat(beta.at("/answers/0/answeredQuestion/text/defaultText").asString())
                .isEqualTo("Why?");
        JsonNode v1 = WIRE.get(V1 + "assignmentRequests/" + request, app).json();
        assertThat(v1.at("/answers/0/answeredQuestion/text").asString()).isEqualTo("Why?");
        assertThat(v1.path("justification").asString()).isEqualTo("New here");
        Lifecycle.awaitState(request, "Delivered");
    }

    @Test
    void whoLeavesSomethingOutIsRefused() {
        String user = Lifecycle.freshUser();

        assertThat(ask(user, "userAdd", ASKING, ANSWERS).status()).isEqualTo(400);
        Answer unanswered = ask(user, "userAdd", ASKING, JUSTIFIED);
        assertThat(unanswered.status()).isEqualTo(400);
        assertThat(unanswered.message()).contains(QUESTION);
        assertThat(ask(user, "userAdd", ASKING, JUSTIFIED + ANSWERS.replace("Because", " "))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void anAnswerThatIsNoTextIsRefused(String character) {
        String user = Lifecycle.freshUser();

        assertThat(ask(
                                user,
                                "userAdd",
                                ASKING,
                                JUSTIFIED
                                        + ANSWERS.replaceFirst("Because", "Because" + character.replace("\\", "\\\\")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(
                                user,
                                "userAdd",
                                ASKING,
                                JUSTIFIED + ANSWERS.replace("displayValue\":\"", "displayValue\":\"" + character))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserExtend", "userUpdate"})
    void aUserExtendsWhatTheyHold(String type) {
        String policy = policy("extendable", "");
        String user = Lifecycle.freshUser();
        String assignment = Lifecycle.given(user, policy);

        String update = Lifecycle.idOf(ask(user, type, policy, ""));

        assertThat(WIRE.get(BETA + "assignmentRequests/" + update, app)
                        .json()
                        .path("requestType")
                        .asString())
                .isEqualTo("UserUpdate");
        Lifecycle.awaitState(update, "Delivered");
        JsonNode held =
                WIRE.get(BETA + "accessPackageAssignments/" + assignment, app).json();
        assertThat(held.path("isExtended").asBoolean()).isTrue();
        assertThat(held.path("assignmentState").asString()).isEqualTo("Delivered");
    }

    @Test
    void aUserExtendsByNoPolicyThatIsForOthers() {
        String own = policy("own", "");
        String forOthers =
                Lifecycle.idOf(Lifecycle.send("POST", V1 + "assignmentPolicies", app, """
                {"displayName":"others","accessPackage":{"id":"%s"},"allowedTargetScope":"specificDirectoryUsers",
                 "specificAllowedTargets":[{"@odata.type":"#microsoft.graph.singleUser","userId":"%s"}],
                 "requestorSettings":{"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfUpdateAccess":true}}
                """.formatted(SALES, BOSS)));
        String user = Lifecycle.freshUser();
        Lifecycle.given(user, own);

        assertThat(ask(user, "userUpdate", forOthers, "").status()).isEqualTo(400);
        assertThat(ask(user, "userUpdate", own, "").status()).isEqualTo(201);
    }

    @Test
    void aUserGivesBackWhatTheirPolicyLetsThem() {
        String keeping = Lifecycle.idOf(Lifecycle.send("POST", V1 + "assignmentPolicies", app, """
                {"displayName":"kept","accessPackage":{"id":"%s"},"allowedTargetScope":"allMemberUsers",
                 "requestorSettings":{"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfRemoveAccess":false}}
                """.formatted(SALES)));
        String user = Lifecycle.freshUser();
        String assignment = Lifecycle.given(user, keeping);
        String self = Lifecycle.tokenOf(user, SUBJECT_ACCESS);

        Answer refused = Lifecycle.create(self, Lifecycle.changing("UserRemove", assignment));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidPolicy");
        assertThat(Lifecycle.create(app, Lifecycle.changing("AdminRemove", assignment))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aUserAsksForAnother() {
        String policy = policy("on behalf", "");
        String other = Lifecycle.freshUser();
        Answer byBoss = Lifecycle.create(
                Lifecycle.tokenOf(BOSS, SUBJECT_ACCESS), Lifecycle.adding("onBehalfAdd", other, policy));
        Answer byStranger = Lifecycle.create(
                Lifecycle.tokenOf(Lifecycle.freshUser(), SUBJECT_ACCESS),
                Lifecycle.adding("onBehalfAdd", Lifecycle.freshUser(), policy));

        Lifecycle.awaitState(Lifecycle.idOf(byBoss), "Delivered");
        assertThat(byStranger.status()).isEqualTo(400);
        assertThat(WIRE.get(
                                BETA + "accessPackageAssignmentRequests/filterByCurrentUser(on='requestForOthers')",
                                Lifecycle.tokenOf(BOSS, SUBJECT_ACCESS))
                        .json()
                        .path("value"))
                .extracting(each -> each.path("id").asString())
                .contains(byBoss.json().path("id").asString());
    }

    @Test
    void anApproverTakesAccessAway() {
        String assignment = Lifecycle.given(Lifecycle.freshUser(), APPROVED);

        Answer removal = Lifecycle.create(
                Lifecycle.tokenOf(BOSS, SUBJECT_ACCESS), Lifecycle.changing("approverRemove", assignment));

        Lifecycle.awaitState(Lifecycle.idOf(removal), "Delivered");
        assertThat(Lifecycle.assignmentState(assignment)).isEqualTo("Expired");
        String path = V1 + "assignmentRequests/" + Lifecycle.idOf(removal);
        assertThat(WIRE.get(path, app).json().path("requestType").asString()).isEqualTo("unknownFutureValue");
        Answer preferring = WIRE.send(WIRE.to(path)
                .header("Authorization", "Bearer " + app)
                .header("Prefer", "include-unknown-enum-members"));
        assertThat(preferring.json().path("requestType").asString()).isEqualTo("approverRemove");
        assertThat(preferring.header("Preference-Applied")).isEqualTo("include-unknown-enum-members");
    }

    @Test
    void aPolicyAndAPackageThatSomebodyHoldsAreNotDeleted() {
        String policy = policy("held", "");
        Lifecycle.given(Lifecycle.freshUser(), policy);

        assertThat(Lifecycle.send("DELETE", V1 + "assignmentPolicies/" + policy, app, "")
                        .status())
                .isEqualTo(400);
        assertThat(Lifecycle.send("DELETE", V1 + "accessPackages/" + SALES, app, "")
                        .status())
                .isEqualTo(400);
    }

    private static Answer ask(String user, String type, String policy, String more) {
        String body = Lifecycle.adding(type, user, policy).strip();
        return Lifecycle.create(
                Lifecycle.tokenOf(user, SUBJECT_ACCESS), body.substring(0, body.length() - 1) + more + "}");
    }

    private static String policy(String name, String more) {
        return Lifecycle.idOf(Lifecycle.send(
                "POST", V1 + "assignmentPolicies", Lifecycle.appToken(), """
                {"displayName":"%s","accessPackage":{"id":"%s"},"allowedTargetScope":"allMemberUsers",
                 "expiration":{"type":"afterDuration","duration":"P10D"},
                 "requestorSettings":{"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfUpdateAccess":true,
                   "enableTargetsToSelfRemoveAccess":true,"enableOnBehalfRequestorsToAddAccess":true,
                   "onBehalfRequestors":[{"@odata.type":"#microsoft.graph.targetManager","managerLevel":1}]}%s}
                """.formatted(name, SALES, more)));
    }
}
