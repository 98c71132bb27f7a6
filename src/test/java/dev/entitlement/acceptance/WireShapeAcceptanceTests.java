package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact bytes of answers, compared with golden files. */
class WireShapeAcceptanceTests {

    private static final String REQUEST_ID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String DIAGNOSTIC =
            "{\"ServerInfo\":{\"DataCenter\":\"Emulator\",\"Slice\":\"E\",\"Ring\":\"1\","
                    + "\"ScaleUnit\":\"001\",\"RoleInstance\":\"EMULATOR\"}}";

    private final String token = SharedEmulator.permittedToken();

    @ParameterizedTest
    @CsvSource({
        "beta, accessPackageAssignmentRequests, request-beta.json",
        "BETA, ACCESSPACKAGEASSIGNMENTREQUESTS, request-beta.json",
        "beta, assignmentRequests, request-beta-short.json",
        "v1.0, assignmentRequests, request-v1.0.json"
    })
    void aRequestIsWrittenAsInItsGoldenFile(String version, String set, String golden) {
        Answer answer = WIRE.get(
                "/" + version + "/identityGovernance/entitlementManagement/" + set + "/" + Seeds.GOLDEN, token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(golden(golden).replace("{origin}", WIRE.origin().toString()));
        assertThat(answer.header("Content-Type"))
                .isEqualToIgnoringCase("application/json;odata.metadata=minimal;odata.streaming=true;"
                        + "IEEE754Compatible=false;charset=utf-8");
        assertSuccessHeaders(answer);
    }

    @Test
    void aRefusalIsWrittenAsInItsGoldenFile() {
        Answer refused = WIRE.send(WIRE.to(Wire.REQUESTS + "00000000-0000-0000-0000-000000000000")
                .header("Authorization", "Bearer " + token)
                .header("client-request-id", "my own id 7"));

        String requestId = refused.header("request-id");
        assertThat(requestId).matches(REQUEST_ID);
        String date = refused.json().at("/error/innerError/date").asString();
        assertThat(date).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(refused.text())
                .isEqualTo(golden("refusal.json")
                        .replace("{date}", date)
                        .replace("{request-id}", requestId)
                        .replace("{client-request-id}", requestId));
        assertThat(refused.header("Content-Type")).isEqualTo("application/json");
        assertThat(refused.header("OData-Version")).isNull();
        assertThat(refused.header("Cache-Control")).isNull();
        assertCommonHeaders(refused);
    }

    @Test
    void theClientsOwnIdIsEchoed() {
        String own = "4856914c-fb40-4d89-80b5-7d9f015c877e";

        Answer refused = WIRE.send(WIRE.to(Wire.REQUESTS + "x")
                .header("Authorization", "Bearer " + token)
                .header("client-request-id", own));

        assertThat(refused.header("client-request-id")).isEqualTo(own);
        assertThat(refused.json().at("/error/innerError/client-request-id").asString())
                .isEqualTo(own);
        assertThat(refused.header("request-id")).isNotEqualTo(own);
    }

    @Test
    void anAcceptedReprocessHasTheHeadersOfSuccess() {
        Answer accepted = WIRE.reprocess(SharedEmulator.freshFailedRequest(), token);

        assertThat(accepted.status()).isEqualTo(202);
        assertSuccessHeaders(accepted);
    }

    @Test
    void aBatchIsWrittenAsInItsGoldenFile() {
        Answer answer = Batches.send(
                "v1.0",
                token,
                Batches.of(
                        Batches.get("read", Batches.path(Seeds.GOLDEN)),
                        Batches.get("unknown", Batches.path("00000000-0000-0000-0000-000000000000")),
                        Batches.reprocess("accepted", SharedEmulator.freshFailedRequest()),
                        Batches.step("late", "'method':'GET','url':'/','dependsOn':['unknown']")));

        assertThat(answer.text()
                        .replaceAll(REQUEST_ID, "{guid}")
                        .replaceAll("\"date\":\"[0-9T:-]{19}\"", "\"date\":\"{date}\""))
                .isEqualTo(
                        golden("batch.json").replace("{origin}", WIRE.origin().toString()));
        assertSuccessHeaders(answer);
    }

    private static void assertSuccessHeaders(Answer answer) {
        assertThat(answer.header("OData-Version")).isEqualTo("4.0");
        assertThat(answer.header("Cache-Control")).isEqualTo("private");
        assertCommonHeaders(answer);
    }

    private static void assertCommonHeaders(Answer answer) {
        assertThat(answer.header("request-id")).matches(REQUEST_ID);
        assertThat(answer.header("client-request-id")).isNotEmpty();
        assertThat(answer.header("x-ms-ags-diagnostic")).isEqualTo(DIAGNOSTIC);
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        // Tomcat writes it in lower case where it would compress the answer.
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
    }

    private static String golden(String name) {
        try (InputStream file = WireShapeAcceptanceTests.class.getResourceAsStream("/golden/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
