package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of what is emulated, and how it is known. */
class CoverageAcceptanceTests {

    private final Map<String, JsonNode> covered = covered();

    @Test
    void everyOperationSaysHowItIsKnown() {
        assertThat(covered.values()).hasSizeGreaterThan(60).allSatisfy(operation -> {
            assertThat(operation.path("fidelity").asString()).isIn("verified", "documented", "inferred");
            assertThat(operation.path("versions")).isNotEmpty();
            assertThat(operation.path("calls")).isNotEmpty();
            if (!operation.path("fidelity").asString().equals("inferred")) {
                assertThat(operation.path("docs").asString()).startsWith("https://learn.microsoft.com/");
            }
        });
    }

    @Test
    void theOperationsOfRequestsAreThere() {
        assertThat(covered)
                .containsKeys(
                        "assignmentRequest.list",
                        "assignmentRequest.count",
                        "assignmentRequest.get",
                        "assignmentRequest.create",
                        "assignmentRequest.delete",
                        "assignmentRequest.cancel",
                        "assignmentRequest.resume",
                        "assignmentRequest.reprocess",
                        "assignmentRequest.filterByCurrentUser",
                        "assignmentRequest.requestor",
                        "assignment.reprocess",
                        "assignment.additionalAccess",
                        "batch.run",
                        "metadata.get");
    }

    @Test
    void anOperationTellsItsCallsAndWhoMayMakeThem() {
        JsonNode reprocess = covered.getOrDefault("assignmentRequest.reprocess", null);

        assertThat(texts(reprocess.path("versions"))).containsExactly("beta", "v1.0");
        assertThat(texts(reprocess.path("calls")))
                .contains("POST /beta/identityGovernance/entitlementManagement/assignmentRequests/{id}/reprocess");
        assertThat(texts(reprocess.path("application"))).containsExactly("EntitlementManagement.ReadWrite.All");
        assertThat(texts(covered.getOrDefault("assignmentRequest.cancel", null).path("application")))
                .isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, JsonNode> covered() {
        Map<String, JsonNode> byName = new TreeMap<>();
        WIRE.get("/_emulator/coverage", "")
                .json()
                .forEach(operation -> byName.put(operation.path("operation").asString(), operation));
        return byName;
    }
}
