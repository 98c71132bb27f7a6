package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SeedEmulator.CONTROL;
import static dev.entitlement.acceptance.SeedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A demo tenant in which much has happened, by calls of Graph and deliveries; nothing more is delivered by itself. */
final class RichWorld {

    static final String ENTITLEMENTS = "/v1.0/identityGovernance/entitlementManagement/";
    static final String MIA = "5eed0000-0000-4000-8000-0000000000c1";
    static final String NOAH = "5eed0000-0000-4000-8000-0000000000c2";
    static final String ADA = "5eed0000-0000-4000-8000-0000000000c3";

    private static final String APPROVERS = "5eed0000-0000-4000-8000-0000000000e1";
    private static final String QUESTION = "5eed0000-0000-4000-8000-0000000f0001";
    private static final String GROUP = "5eed0000-0000-4000-8000-0000000000f1";

    final String tenant = SeedEmulator.demoTenant();
    final String app = CONTROL.token(tenant);
    final String catalog;
    final String staged;
    final String plain;

    /** By the policy of two stages, the first of which has approved. */
    final String inSecondStage;

    /** Of {@link #plain}, delivered by a policy that beta made. */
    final String held;

    /** Was submitted, and nothing has become of it yet. */
    final String submitted;

    RichWorld() {
        manual(tenant);
        settingsAndOrganization();
        catalog = made("catalogs", """
                {"displayName":"Made","description":"'yes': ~\\n\\n  # no comment\\n- a\\ttab ","isExternallyVisible":true}""");
        plain = made("accessPackages", """
                {"displayName":"1e3","description":"null","catalog":{"id":"%s"}}""".formatted(catalog));
        staged = made("accessPackages", """
                {"displayName":"Staged","catalog":{"id":"%s"}}""".formatted(catalog));
        resources();
        String stages = made("assignmentPolicies", stages());
        String ofBeta = made(
                "beta/identityGovernance/entitlementManagement/accessPackageAssignmentPolicies", """
                {"displayName":"beta","accessPackageId":"%s","durationInDays":30,"requestorSettings":
                 {"scopeType":"AllExistingDirectoryMemberUsers","acceptRequests":true,"allowedRequestors":[]}}""".formatted(plain));

        inSecondStage = asked(token("mia.jensen"), "userAdd", staged, stages, answering("Because: \\\"x\\\""));
        String denied = asked(token("noah.weber"), "userAdd", staged, stages, answering("no"));
        String delivered = asked(app, "adminAdd", plain, ofBeta, target(MIA));
        run(tenant);
        decide(inSecondStage, "Approve");
        decide(denied, "Deny");
        asked(app, "adminAdd", plain, ofBeta, target(NOAH) + """
                ,"schedule":{"startDateTime":"2090-06-01T00:00:00Z",
                 "expiration":{"type":"afterDateTime","endDateTime":"2090-09-01T00:00:00Z"}}""");
        run(tenant);
        String ada = token("ada.okafor");
        String canceled = asked(ada, "userAdd", plain, ofBeta, "");
        ok(send("POST", "assignmentRequests/" + canceled + "/cancel", ada, ""));
        held = request(delivered).at("/assignment/id").asString();
        ok(send("POST", "assignments/" + held + "/reprocess", app, ""));
        ok(WIRE.reprocess(Control.DEMO_FAILED, app));
        submitted = asked(app, "adminAdd", plain, ofBeta, target(ADA));
        outcomes();
    }

    /** Keeps deliveries from being carried out by themselves; they are due in a day. */
    static void manual(String tenant) {
        ok(CONTROL.send("PUT", "/delivery?tenant=" + tenant, "{\"mode\":\"manual\",\"delay\":\"P1D\"}"));
    }

    static void run(String tenant) {
        ok(CONTROL.post("/deliveries/run?tenant=" + tenant, "{\"until\":\"idle\"}"));
    }

    static String token(String tenant, String user) {
        return WIRE.form(
                        "/" + tenant + "/oauth2/v2.0/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                Control.DEMO_APP.id(),
                                "client_secret",
                                Control.DEMO_APP.secret(),
                                "username",
                                user + "@contoso.example",
                                "password",
                                "demo-password-of-" + user.substring(0, user.indexOf('.')),
                                "scope",
                                "EntitlementManagement.ReadWrite.All EntitlementMgmt-SubjectAccess.ReadWrite"))
                .json()
                .path("access_token")
                .asString();
    }

    /** Lets an approver decide on the stage that is open. */
    static Answer decide(String tenant, String request, String result) {
        String ada = token(tenant, "ada.okafor");
        String stages = "accessPackageAssignmentApprovals/" + request + "/stages";
        for (JsonNode stage : send("GET", stages, ada, "").json().path("value")) {
            if (stage.path("status").asString().equals("InProgress")) {
                return send(
                        "PATCH",
                        stages + "/" + stage.path("id").asString(),
                        ada,
                        "{\"reviewResult\":\"" + result + "\",\"justification\":\"So\"}");
            }
        }
        throw new IllegalStateException("No stage of " + request + " is open");
    }

    private void settingsAndOrganization() {
        ok(send("PATCH", "settings", app, """
                {"externalUserLifecycleAction":"blockSignIn","durationUntilExternalUserDeletedAfterBlocked":"P7D"}"""));
        made("connectedOrganizations", """
                {"displayName":"Northwind","state":"configured","identitySources":[
                 {"@odata.type":"#microsoft.graph.domainIdentitySource","domainName":"northwind.example"}]}""");
    }

    private void resources() {
        made("resourceRequests", """
                {"requestType":"adminAdd","catalog":{"id":"%s"},
                 "resource":{"originId":"%s","originSystem":"AadGroup","displayName":"yes"}}""".formatted(catalog, GROUP));
        made("accessPackages/" + plain + "/resourceRoleScopes", """
                {"role":{"originId":"Member_%1$s","originSystem":"AadGroup","resource":
                 {"originId":"%1$s","originSystem":"AadGroup"}},"scope":{"originId":"%1$s","originSystem":"AadGroup"}}""".formatted(GROUP));
        ok(send("POST", "accessPackages/" + staged + "/incompatibleAccessPackages/$ref", app, """
                {"@odata.id":"https://graph.microsoft.com%saccessPackages/%s"}""".formatted(
                        ENTITLEMENTS, plain)));
    }

    private String stages() {
        return """
                {"displayName":"Two stages","accessPackage":{"id":"%1$s"},"allowedTargetScope":"allMemberUsers",
                 "expiration":{"type":"afterDuration","duration":"P90D"},"requestorSettings":
                 {"enableTargetsToSelfAddAccess":true,"enableTargetsToSelfRemoveAccess":true},
                 "requestApprovalSettings":{"isApprovalRequiredForAdd":true,"stages":[
                  {"durationBeforeAutomaticDenial":"P14D","isApproverJustificationRequired":true,
                   "isEscalationEnabled":true,"durationBeforeEscalation":"P2D",
                   "primaryApprovers":[{"@odata.type":"#microsoft.graph.requestorManager","managerLevel":1}],
                   "fallbackPrimaryApprovers":[{"@odata.type":"#microsoft.graph.singleUser","userId":"%2$s"}],
                   "escalationApprovers":[{"@odata.type":"#microsoft.graph.groupMembers","groupId":"%3$s"}]},
                  {"durationBeforeAutomaticDenial":"P10D","primaryApprovers":[
                   {"@odata.type":"#microsoft.graph.groupMembers","groupId":"%3$s","description":"them"}]}]},
                 "questions":[
                  {"@odata.type":"#microsoft.graph.accessPackageTextInputQuestion","id":"%4$s","isRequired":true,
                   "sequence":1,"text":"Why?","localizations":[{"languageCode":"de","text":"Warum?"}]},
                  {"@odata.type":"#microsoft.graph.accessPackageMultipleChoiceQuestion","sequence":2,"text":"Which?",
                   "choices":[{"actualValue":"a","text":"A"},{"actualValue":"b","text":"B"}]}]}""".formatted(staged, MIA, APPROVERS, QUESTION);
    }

    private static String answering(String text) {
        return """
                ,"justification":"%1$s","answers":[{"@odata.type":"#microsoft.graph.accessPackageAnswerString",
                 "value":"%1$s","displayValue":"0x1F","answeredQuestion":
                 {"@odata.type":"#microsoft.graph.accessPackageTextInputQuestion","id":"%2$s"}}]""".formatted(text, QUESTION);
    }

    private static String target(String user) {
        return ",\"target\":\"" + user + "\"";
    }

    private String asked(String token, String type, String accessPackage, String policy, String more) {
        String target = more.startsWith(",\"target\":") ? more.substring(10, 48) : "";
        return idOf(send("POST", "assignmentRequests", token, """
                {"requestType":"%s","assignment":{"accessPackageId":"%s","assignmentPolicyId":"%s"%s}%s}""".formatted(
                        type,
                        accessPackage,
                        policy,
                        target.isEmpty() ? "" : ",\"targetId\":" + target,
                        target.isEmpty() ? more : more.substring(48))));
    }

    private void outcomes() {
        for (String decided : new String[] {
            "{'request':'5eed0000-0000-4000-8000-000000000f02','sequence':['deliveryFailed','delivered'],"
                    + "'resourceRoles':{'5eed0000-0000-4000-8000-000000000d22':['failed','delivered']}}",
            "{'accessPackage':'" + staged + "','sequence':['partiallyDelivered']}",
            "{'target':'" + NOAH + "','sequence':['delivered']}"
        }) {
            ok(CONTROL.send("PUT", "/delivery/outcomes?tenant=" + tenant, decided.replace('\'', '"')));
        }
    }

    private void decide(String request, String result) {
        ok(decide(tenant, request, result));
    }

    private String token(String user) {
        return token(tenant, user);
    }

    private JsonNode request(String id) {
        return SeedEmulator.request(tenant, id);
    }

    private String made(String set, String json) {
        return idOf(send("POST", set, app, json));
    }

    private static String idOf(Answer made) {
        return ok(made).json().path("id").asString();
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer;
    }

    /** A call of the stable version, or of the one with which the path begins. */
    static Answer send(String method, String path, String token, String json) {
        return WIRE.send(WIRE.to(path.startsWith("beta/") ? "/" + path : ENTITLEMENTS + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }
}
