package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What stands around requests: catalogs, resources, access packages and policies, made by plain HTTP in each version. */
class NeighboursAcceptanceTests {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    @ParameterizedTest
    @EnumSource
    void aCatalogIsFilledAndEmptiedAgain(CatalogWire graph) {
        String catalog = graph.catalog();
        String group = UUID.randomUUID().toString();
        Answer request = graph.send("POST", graph.path("resourceRequests"), graph.onboarding(catalog, group));
        assertThat(request.status()).as(request.text()).isEqualTo(201);
        String accessPackage = graph.accessPackage(catalog);
        String roleScopes = graph.path("accessPackages") + "/" + accessPackage + "/" + graph.word("roleScopes");

        String roleScope = graph.made(roleScopes, graph.membership(group));

        JsonNode role =
                graph.get(roleScopes + "?$expand=" + graph.word("role")).json().at("/value/0/" + graph.word("role"));
        assertThat(role.path("originId").asString()).isEqualTo("Member_" + group);
        assertThat(graph.delete(graph.path("catalogs") + "/" + catalog).code()).isEqualTo("CatalogNotEmpty");
        assertThat(graph.delete(roleScopes + "/" + roleScope).status()).isEqualTo(200);
        assertThat(graph.delete(graph.path("accessPackages") + "/" + accessPackage)
                        .status())
                .isEqualTo(204);
        assertThat(graph.delete(graph.path("catalogs") + "/" + catalog).status())
                .isEqualTo(204);
        assertThat(graph.get(graph.path("catalogs") + "/" + catalog).code()).isEqualTo("CatalogNotFound");
    }

    @Test
    void aBlankUniqueNameIsNone() {
        String catalogs = CatalogWire.BETA.path("catalogs");
        CatalogWire.BETA.made(catalogs, "{\"displayName\":\"One\",\"uniqueName\":\"\"}");

        Answer another = CatalogWire.BETA.send("POST", catalogs, "{\"displayName\":\"Two\",\"uniqueName\":\"\"}");

        assertThat(another.status()).isEqualTo(201);
        assertThat(another.json().path("uniqueName").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aResourceIsInACatalogOnceAndGoesOnlyWhenNothingHandsItOut(CatalogWire graph) {
        String catalog = graph.catalog();
        String group = UUID.randomUUID().toString();
        String requests = graph.path("resourceRequests");
        graph.made(requests, graph.onboarding(catalog, group));
        String roleScopes =
                graph.path("accessPackages") + "/" + graph.accessPackage(catalog) + "/" + graph.word("roleScopes");
        String roleScope = graph.made(roleScopes, graph.membership(group));
        String removal = graph.onboarding(catalog, group).replace("adminAdd", "adminRemove");

        assertThat(graph.send("POST", requests, graph.onboarding(catalog, group))
                        .code())
                .isEqualTo("ResourceAlreadyOnboarded");
        assertThat(graph.send("POST", requests, removal).code()).isEqualTo("ResourceInUse");
        graph.delete(roleScopes + "/" + roleScope);
        assertThat(graph.send("POST", requests, removal).status()).isEqualTo(201);
        assertThat(graph.get(graph.path("catalogs") + "/" + catalog + "/" + graph.word("resources"))
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLiveServiceIsKnownToRefuseIsRefusedInItsWords(CatalogWire graph) {
        String catalog = graph.catalog();
        String accessPackages = graph.path("accessPackages") + "/";
        String group = UUID.randomUUID().toString();

        Answer noSystem = graph.send(
                "POST",
                graph.path("resourceRequests"),
                graph.onboarding(catalog, group).replace("\"AadGroup\"", "\"AdApplication\""));
        Answer noRole = graph.send(
                "POST",
                accessPackages + graph.accessPackage(catalog) + "/" + graph.word("roleScopes"),
                "{\"" + graph.word("role") + "\":{\"originId\":\"Member_" + group + "\"}}");
        Answer noPolicy = graph.get(graph.path("policies") + "/" + UNKNOWN);

        assertRefused(noSystem, 400, "ArgumentException", "Requested value 'AdApplication' was not found.");
        assertRefused(noRole, 404, "RoleNotFound", "The role was not found.");
        assertRefused(noPolicy, 404, "PolicyNotFound", "The policy was not found.");
        assertRefused(
                graph.get(accessPackages + UNKNOWN), 404, "AccessPackageNotFound", "The access package was not found.");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLiveServiceDoesNotListIs404WithAnEmptyCode(CatalogWire graph) {
        String policies = graph == CatalogWire.BETA ? "accessPackageAssignmentPolicies" : "assignmentPolicies";

        assertThat(List.of(
                        graph.get(graph.path("roleScopes")),
                        graph.get(graph.path("accessPackages") + "/11111111-0000-4000-8000-0000000000d1/" + policies)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.code()).isEmpty();
                });
    }

    @Test
    void anAccessPackageThatSomebodyHoldsIsNotDeleted() {
        String path = CatalogWire.V1.path("accessPackages") + "/11111111-0000-4000-8000-0000000000d1";

        Answer refused = CatalogWire.V1.delete(path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(CatalogWire.V1.get(path).status()).isEqualTo(200);
    }

    @Test
    void ofTwentyWhoTakeAUniqueNameAtOnceOneGetsIt() {
        String catalog = "{\"displayName\":\"x\",\"uniqueName\":\"" + UUID.randomUUID() + "\"}";

        List<Answer> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(n -> CatalogWire.BETA.send("POST", CatalogWire.BETA.path("catalogs"), catalog))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(
                        answer -> assertRefused(answer, 409, "DuplicateKey", "There is already a duplicated entity."));
    }

    @Test
    void aUserIsToldWhatToAskForAndHow() {
        String token = userToken();
        String packages = CatalogWire.V1.path("accessPackages");

        Answer requestable = WIRE.get(packages + "/filterByCurrentUser(on='allowedRequestor')", token);
        Answer requirements = CatalogWire.V1.send(
                "POST", packages + "/11111111-0000-4000-8000-0000000000d1/getApplicablePolicyRequirements", "", token);

        assertThat(requestable.json().at("/value/0/displayName").asString()).isEqualTo("Three roles");
        assertThat(requirements.status()).isEqualTo(200);
        assertThat(requirements.json().at("/value/0/policyId").asString())
                .isEqualTo("11111111-0000-4000-8000-000000000b01");
        assertThat(requirements.json().at("/value/0/isApprovalRequiredForAdd").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0, accessPackages, incompatibleGroups",
        "beta, accessPackages, incompatibleGroups/$ref",
        "v1.0, connectedOrganizations, externalSponsors",
        "beta, connectedOrganizations, internalSponsors/11111111-0000-4000-8000-0000000000c1/$ref",
        "v1.0, catalogs, customWorkflowExtensions",
        "beta, accessPackageCatalogs, accessPackageCustomWorkflowExtensions",
        "beta, accessPackageCatalogs, customAccessPackageWorkflowExtensions",
        "v1.0, assignmentPolicies, customExtensionStageSettings",
        "beta, accessPackageAssignmentPolicies, customExtensionHandlers"
    })
    void whatGraphHasAndTheEmulatorDoesNotIs404WithoutACode(String version, String set, String segment) {
        Answer refused = WIRE.get(
                "/" + version + "/identityGovernance/entitlementManagement/" + set
                        + "/11111111-0000-4000-8000-0000000000d1/" + segment,
                SharedEmulator.permittedToken());

        assertThat(refused.status()).as(refused.text()).isEqualTo(404);
        assertThat(refused.code()).isEmpty();
    }

    @Test
    void packagesThatNobodyHoldsTogetherAreLinkedBothWays() {
        String catalog = CatalogWire.BETA.catalog();
        String one = CatalogWire.BETA.accessPackage(catalog);
        String other = CatalogWire.BETA.accessPackage(catalog);
        String packages = CatalogWire.BETA.path("accessPackages") + "/";
        String links = packages + one + "/incompatibleAccessPackages";

        for (String wrong : List.of("https://evil.example/users/", CatalogWire.BETA.path("catalogs") + "/", "")) {
            assertThat(CatalogWire.BETA
                            .send("POST", links + "/$ref", "{\"@odata.id\":\"" + wrong + other + "\"}")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        Answer linked = CatalogWire.BETA.send("POST", links + "/$ref", "{\"@odata.id\":\"" + packages + other + "\"}");

        assertThat(linked.status()).isEqualTo(204);
        assertThat(ids(links)).containsExactly(other);
        assertThat(ids(packages + other + "/accessPackagesIncompatibleWith")).containsExactly(one);
        assertThat(CatalogWire.BETA.delete(links + "/" + other + "/$ref").status())
                .isEqualTo(204);
        assertThat(ids(links)).isEmpty();
    }

    @Test
    void everythingIsReadWithReadAndChangedOnlyWithReadWrite() {
        String reader = WIRE.token(Seeds.TENANT, Seeds.READER);
        String catalogs = CatalogWire.V1.path("catalogs");

        assertThat(WIRE.get(catalogs, reader).status()).isEqualTo(200);
        assertThat(CatalogWire.V1
                        .send("POST", catalogs, "{\"displayName\":\"x\"}", reader)
                        .status())
                .isEqualTo(403);
        assertThat(CatalogWire.V1
                        .send("DELETE", catalogs + "/" + UNKNOWN, "", reader)
                        .status())
                .isEqualTo(403);
    }

    private static List<String> ids(String path) {
        return CatalogWire.BETA
                .get(path)
                .json()
                .path("value")
                .valueStream()
                .map(value -> value.path("id").asString())
                .toList();
    }

    private static String userToken() {
        return WIRE.form(
                        "/" + Seeds.TENANT + "/oauth2/v2.0/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                Seeds.PERMITTED.id(),
                                "username",
                                "kim@fabrikam.example",
                                "password",
                                Seeds.PASSWORD,
                                "scope",
                                Wire.GRAPH))
                .json()
                .path("access_token")
                .asString();
    }

    private static void assertRefused(Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).isEqualTo(message);
    }
}
