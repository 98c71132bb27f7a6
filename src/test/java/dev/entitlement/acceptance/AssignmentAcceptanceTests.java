package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.BETA;
import static dev.entitlement.acceptance.Lifecycle.DIRECT;
import static dev.entitlement.acceptance.Lifecycle.ELSEWHERE;
import static dev.entitlement.acceptance.Lifecycle.READ;
import static dev.entitlement.acceptance.Lifecycle.SALES;
import static dev.entitlement.acceptance.Lifecycle.SUBJECT_ACCESS;
import static dev.entitlement.acceptance.Lifecycle.V1;
import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What else than reading can be done with assignments, and whose they are. */
class AssignmentAcceptanceTests {

    private static final String ASSIGNMENTS = BETA + "accessPackageAssignments/";
    private static final String UNKNOWN = "99999999-0000-4000-8000-000000000000";

    private final String app = Lifecycle.appToken();

    @Test
    void reprocessIsAccepted202AndEndsAsItsScriptSays() {
        String reprocess = ASSIGNMENTS + Lifecycle.SCRIPTED_ASSIGNMENT + "/reprocess";

        Answer accepted = WIRE.post(reprocess, app);
        Answer again = WIRE.post(reprocess, app);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text()).isEmpty();
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("InvalidAssignmentState");
        await().until(() -> Lifecycle.assignmentState(Lifecycle.SCRIPTED_ASSIGNMENT), "PartiallyDelivered"::equals);
    }

    @Test
    void reprocessGivesWhatThePackageHandsOutByNow() {
        String catalog = created("accessPackageCatalogs", "{\"displayName\":\"Reprocessed\"}");
        String accessPackage =
                created("accessPackages", "{\"displayName\":\"Reprocessed\",\"catalogId\":\"" + catalog + "\"}");
        String policy = created("accessPackageAssignmentPolicies", """
                {"displayName":"direct","accessPackageId":"%s"}""".formatted(accessPackage));
        String request = Lifecycle.idOf(Lifecycle.create(
                app, Lifecycle.adding("AdminAdd", Lifecycle.freshUser(), policy).replace(SALES, accessPackage)));
        Lifecycle.awaitState(request, "Delivered");
        String assignment = Lifecycle.assignmentOf(request);
        assertThat(rolesOf(assignment)).isEmpty();
        handOut(catalog, accessPackage);

        assertThat(WIRE.post(V1 + "assignments/" + assignment + "/reprocess", app)
                        .status())
                .isEqualTo(202);

        await().until(() -> rolesOf(assignment), List.of("Fulfilled")::equals);
        assertThat(Lifecycle.assignmentState(assignment)).isEqualTo("Delivered");
    }

    @Test
    void whatIsNotThereCannotBeReprocessed() {
        assertThat(WIRE.post(ASSIGNMENTS + UNKNOWN + "/reprocess", app).status())
                .isEqualTo(404);
        assertThat(WIRE.post(ASSIGNMENTS + "nonsense/reprocess", app).status()).isEqualTo(400);
        assertThat(WIRE.post(ASSIGNMENTS + UNKNOWN + "/reprocess", Lifecycle.tokenOf(Lifecycle.BOSS, READ))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAssignmentIsNotDeleted() {
        Answer refused = Lifecycle.send("DELETE", ASSIGNMENTS + UNKNOWN, app, "");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEmpty();
        assertThat(refused.message()).startsWith("No HTTP resource was found that matches the request URI");
    }

    @Test
    void whoHoldsBothPackagesHasAdditionalAccess() {
        String user = Lifecycle.freshUser();
        String sales = Lifecycle.given(user, DIRECT);
        Lifecycle.given(user, ELSEWHERE);
        String withoutTheOther = Lifecycle.given(Lifecycle.freshUser(), DIRECT);

        JsonNode both = WIRE.get(
                        V1 + "assignments/additionalAccess(accessPackageId='" + SALES
                                + "',incompatibleAccessPackageId='" + Lifecycle.OTHER_PACKAGE + "')",
                        Lifecycle.tokenOf(user, READ))
                .json()
                .path("value");

        assertThat(both)
                .extracting(each -> each.path("id").asString())
                .contains(sales)
                .doesNotContain(withoutTheOther);
    }

    @ParameterizedTest
    @CsvSource({
        "accessPackageAssignments, target, 1",
        "accessPackageAssignments, TARGET, 1",
        "accessPackageAssignments, createdBy, 1",
        "accessPackageAssignments, targetManager, 0",
        "accessPackageAssignmentRequests, target, 1",
        "accessPackageAssignmentRequests, createdBy, 1",
        "accessPackageAssignmentRequests, targetOrRequestor, 1",
        "accessPackageAssignmentRequests, approver, 0",
        "accessPackageAssignmentRequests, requestForOthers, 0",
        "accessPackageAssignmentRequests, targetAgentIdentitySponsorOrOwner, 0"
    })
    void usersFindWhatIsTheirs(String set, String on, int found) {
        String user = Lifecycle.freshUser();
        String token = Lifecycle.tokenOf(user, SUBJECT_ACCESS);
        String request = Lifecycle.idOf(Lifecycle.create(token, Lifecycle.adding("UserAdd", user, DIRECT)));
        Lifecycle.awaitState(request, "Delivered");

        Answer own = WIRE.get(BETA + set + "/filterByCurrentUser(on='" + on + "')", token);

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().path("value").size()).isEqualTo(found);
    }

    @Test
    void managersFindWhatIsTheirPeoples() {
        String assignment = Lifecycle.given(Lifecycle.freshUser(), DIRECT);

        JsonNode managed = WIRE.get(
                        ASSIGNMENTS + "filterByCurrentUser(on='targetManager')?$top=999",
                        Lifecycle.tokenOf(Lifecycle.BOSS, SUBJECT_ACCESS))
                .json()
                .path("value");

        assertThat(managed).extracting(each -> each.path("id").asString()).contains(assignment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nonsense'", "unknownFutureValue", "''", "5", "'tar''get'"})
    void anOptionThatIsNoneIsRefused(String on) {
        String token = Lifecycle.tokenOf(Lifecycle.BOSS, READ);

        assertThat(WIRE.get(ASSIGNMENTS + "filterByCurrentUser(on=" + on + ")", token)
                        .status())
                .isEqualTo(400);
        assertThat(WIRE.get(BETA + "assignmentRequests/filterByCurrentUser(on=" + on + ")", token)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void noAppIsACurrentUser() {
        assertThat(WIRE.get(ASSIGNMENTS + "filterByCurrentUser(on='target')", app)
                        .status())
                .isEqualTo(403);
    }

    private List<String> rolesOf(String assignment) {
        List<String> statuses = new ArrayList<>();
        WIRE.get(ASSIGNMENTS + assignment + "/accessPackageAssignmentResourceRoles", app)
                .json()
                .path("value")
                .forEach(role -> statuses.add(role.path("status").asString()));
        return statuses;
    }

    private String created(String set, String body) {
        return Lifecycle.idOf(Lifecycle.send("POST", BETA + set, app, body));
    }

    private void handOut(String catalog, String accessPackage) {
        Lifecycle.idOf(Lifecycle.send("POST", BETA + "accessPackageResourceRequests", app, """
                {"catalogId":"%s","requestType":"AdminAdd",
                 "accessPackageResource":{"originId":"group-1","originSystem":"AadGroup","displayName":"Group"}}
                """.formatted(catalog)));
        JsonNode resource = WIRE.get(
                        BETA + "accessPackageCatalogs/" + catalog
                                + "/accessPackageResources?$expand=accessPackageResourceRoles,accessPackageResourceScopes",
                        app)
                .json()
                .at("/value/0");
        Lifecycle.idOf(Lifecycle.send(
                "POST",
                BETA + "accessPackages/" + accessPackage + "/accessPackageResourceRoleScopes",
                app,
                """
                {"accessPackageResourceRole":{"id":"%s","originId":"%s","originSystem":"AadGroup"},
                 "accessPackageResourceScope":{"id":"%s"}}""".formatted(
                        resource.at("/accessPackageResourceRoles/0/id").asString(),
                        resource.at("/accessPackageResourceRoles/0/originId").asString(),
                        resource.at("/accessPackageResourceScopes/0/id").asString())));
    }
}
