package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Lifecycle.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact bytes of what is made on the way of a request, compared with golden files; ids are drawn anew. */
class LifecycleShapeAcceptanceTests {

    private static final String GUID = "\"(id|targetId)\":\"[0-9a-f-]{36}\"";

    private static final String BOSS = Lifecycle.tokenOf(Lifecycle.BOSS, Lifecycle.READ);

    @ParameterizedTest
    @CsvSource({
        "/beta, accessPackageAssignments/" + Lifecycle.GOLDEN_ASSIGNMENT + ", assignment-beta.json",
        "/v1.0, assignments/" + Lifecycle.GOLDEN_ASSIGNMENT + ", assignment-v1.0.json",
        "/beta, accessPackageAssignments/" + Lifecycle.GOLDEN_ASSIGNMENT
                + "/accessPackageAssignmentResourceRoles?$orderby=originId, assignment-resource-roles-beta.json",
        "/beta, accessPackageAssignmentApprovals/" + Lifecycle.GOLDEN_APPROVAL + ", approval-beta.json",
        "/v1.0, accessPackageAssignmentApprovals/" + Lifecycle.GOLDEN_APPROVAL + "?$expand=stages, approval-v1.0.json",
        "/beta, accessPackageAssignmentApprovals/" + Lifecycle.GOLDEN_APPROVAL + "/steps, approval-steps-beta.json",
        "/beta, accessPackageAssignmentRequests/" + Lifecycle.GOLDEN_APPROVAL + ", request-pending-beta.json"
    })
    void everythingIsWrittenAsInItsGoldenFile(String version, String path, String golden) {
        Answer answer = WIRE.get(version + "/identityGovernance/entitlementManagement/" + path, BOSS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().replaceAll(GUID, "\"$1\":\"{id}\""))
                .isEqualTo(golden(golden).replace("{origin}", WIRE.origin().toString()));
    }

    private static String golden(String name) {
        try (InputStream file = LifecycleShapeAcceptanceTests.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
