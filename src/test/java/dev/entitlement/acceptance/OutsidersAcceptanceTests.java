package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Connected organizations, and what the settings say of people from there. */
class OutsidersAcceptanceTests {

    @ParameterizedTest
    @EnumSource
    void anOrganizationComesChangesAndGoes(CatalogWire graph) {
        String id = graph.made(graph.path("connectedOrganizations"), """
                {"displayName":"Northwind","state":"proposed","identitySources":
                 [{"@odata.type":"#microsoft.graph.domainIdentitySource","domainName":"northwind.example"}]}
                """);
        String path = graph.path("connectedOrganizations") + "/" + id;

        assertThat(graph.send("PATCH", path, "{\"state\":\"configured\"}").status())
                .isEqualTo(204);

        JsonNode organization = graph.get(path).json();
        assertThat(organization.path("state").asString()).isEqualTo("configured");
        assertThat(organization.at("/identitySources/0/@odata.type").asString())
                .isEqualTo("#microsoft.graph.domainIdentitySource");
        assertThat(organization.at("/identitySources/0").propertyNames())
                .containsExactly("@odata.type", "displayName", "domainName");
        assertThat(graph.delete(path).status()).isEqualTo(204);
        assertThat(graph.get(path).code()).isEqualTo("ConnectedOrganizationNotFound");
    }

    @Test
    void theSettingsCountDaysInBetaAndADurationInTheStableVersion() {
        String beta = CatalogWire.BETA.path("settings");
        String v1 = CatalogWire.V1.path("settings");

        Answer changed = CatalogWire.V1.send(
                "PATCH",
                v1,
                "{\"externalUserLifecycleAction\":\"None\",\"durationUntilExternalUserDeletedAfterBlocked\":\"P7D\"}");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(CatalogWire.BETA
                        .get(beta)
                        .json()
                        .path("externalUserLifecycleAction")
                        .asString())
                .isEqualTo("None");
        assertThat(CatalogWire.BETA
                        .get(beta)
                        .json()
                        .path("daysUntilExternalUserDeletedAfterBlocked")
                        .asInt())
                .isEqualTo(7);
        assertThat(CatalogWire.V1
                        .get(v1)
                        .json()
                        .path("externalUserLifecycleAction")
                        .asString())
                .isEqualTo("none");
        assertThat(CatalogWire.V1
                        .get(v1)
                        .json()
                        .path("durationUntilExternalUserDeletedAfterBlocked")
                        .asString())
                .isEqualTo("P7D");
        assertThat(CatalogWire.V1.get(v1).json().path("@odata.context").asString())
                .endsWith("/v1.0/$metadata#identityGovernance/entitlementManagement/settings");
    }

    @ParameterizedTest
    @EnumSource
    void aSubjectThatNobodyAskedForIsNotThere(CatalogWire graph) {
        String unknown = graph.path("subjects") + "(objectId='00000000-0000-0000-0000-000000000000')";

        assertThat(graph.send("PATCH", unknown, "{\"subjectLifecycle\":\"governed\"}")
                        .code())
                .isEqualTo("SubjectNotFound");
        assertThat(graph.send("PATCH", unknown, "{\"displayName\":\"x\"}").status())
                .isEqualTo(400);
    }
}
