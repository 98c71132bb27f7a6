package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact bytes of catalogs and what is in them, compared with golden files; only the times are the start's. */
class CatalogShapeAcceptanceTests {

    private static final String IDS = "11111111-0000-4000-8000-000000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beta | accessPackageCatalogs/{}0d0 | catalog-beta.json",
                "v1.0 | catalogs/{}0d0 | catalog-v1.0.json",
                "beta | accessPackages/{}0d1?$expand=accessPackageResourceRoleScopes($filter=id eq '{}d11';"
                        + "$expand=accessPackageResourceRole,accessPackageResourceScope) | access-package-beta.json",
                "v1.0 | accessPackages/{}0d1?$expand=resourceRoleScopes($filter=id eq '{}d11';$expand=role,scope)"
                        + " | access-package-v1.0.json",
                "beta | accessPackageAssignmentPolicies/{}b01 | policy-beta.json",
                "v1.0 | assignmentPolicies/{}b01 | policy-v1.0.json",
                "beta | accessPackageResources/{}d13?$expand=accessPackageResourceRoles,accessPackageResourceScopes"
                        + " | resource-beta.json",
                "v1.0 | resources/{}d13?$expand=roles,scopes | resource-v1.0.json"
            })
    void isWrittenAsInItsGoldenFile(String version, String path, String golden) {
        Answer answer = WIRE.get(
                "/" + version + "/identityGovernance/entitlementManagement/"
                        + path.replace("{}", IDS).replace(" ", "%20"),
                SharedEmulator.permittedToken());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text().replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "{time}"))
                .isEqualTo(golden(golden).replace("{origin}", WIRE.origin().toString()));
    }

    private static String golden(String name) {
        try (InputStream file = CatalogShapeAcceptanceTests.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
