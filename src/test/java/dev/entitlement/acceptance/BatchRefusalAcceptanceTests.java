package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Batches.get;
import static dev.entitlement.acceptance.Batches.only;
import static dev.entitlement.acceptance.Batches.path;
import static dev.entitlement.acceptance.Batches.send;
import static dev.entitlement.acceptance.Batches.step;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is wrong with a batch, and what with a step of it. */
class BatchRefusalAcceptanceTests {

    private static final String URL = path(Seeds.DELIVERED);
    private static final String GET = "'method':'GET','url':'" + URL + "'";
    private static final String INVALID = "Invalid batch payload format.";
    private static final String UNREADABLE = "Unable to read JSON request payload. Please ensure Content-Type header is"
            + " set and payload is of valid JSON format.";

    private final String token = SharedEmulator.permittedToken();

    static Stream<Arguments> unsoundBatches() {
        return Stream.of(
                batch(UNREADABLE, "{\"requests\":["),
                batch(UNREADABLE, "[".repeat(50_000)),
                batch(UNREADABLE, "{} {}"),
                batch(UNREADABLE, Batches.of(step("1", GET + ",'method':'DELETE'"))),
                batch(INVALID, ""),
                batch(INVALID, "null"),
                batch(INVALID, "[]"),
                batch(INVALID, "{}"),
                batch(INVALID, "{\"requests\":{}}"),
                batch(INVALID, Batches.of()),
                batch(INVALID, Batches.of("7")),
                batch(INVALID, Batches.of("{" + GET.replace('\'', '"') + "}")),
                batch(INVALID, Batches.of(get("", URL))),
                batch(INVALID, Batches.of(get("1", URL).replace("\"1\"", "1"))),
                batch(INVALID, Batches.of(get("1", URL).replace("\"1\"", "null"))),
                batch(INVALID, Batches.of(step("1", GET + ",'dependsOn':'2'"), get("2", URL))),
                batch(INVALID, Batches.of(step("1", GET + ",'dependsOn':[2]"), get("2", URL))),
                batch("Request Id 1 has to be unique in a batch.", Batches.of(get("1", URL), get("1", URL))),
                batch("Request Id A has to be unique in a batch.", Batches.of(get("a", URL), get("A", URL))),
                batch(
                        "Request Id 1 depends on Request Id 2, which is not in the batch.",
                        Batches.of(step("1", GET + ",'dependsOn':['2']"))),
                batch(
                        "The requests of the batch depend on each other.",
                        Batches.of(step("1", GET + ",'dependsOn':['1']"))),
                batch(
                        "The requests of the batch depend on each other.",
                        Batches.of(
                                step("1", GET + ",'dependsOn':['3']"),
                                step("2", GET + ",'dependsOn':['1']"),
                                step("3", GET + ",'dependsOn':['2']"),
                                get("4", URL))),
                batch(
                        "Number of batch request steps exceeds the maximum value of 20.",
                        Batches.of(IntStream.range(0, 21)
                                .mapToObj(n -> get("" + n, URL))
                                .toArray(String[]::new))));
    }

    @ParameterizedTest
    @MethodSource("unsoundBatches")
    void aBatchThatIsNotSoundIs400AsAWhole(String message, String body) {
        Answer refused = send("beta", token, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BadRequest");
        assertThat(refused.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void aBatchIsJson(String contentType) {
        Answer refused = WIRE.send(WIRE.to("/v1.0/$batch")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(Batches.of(get("1", URL)))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo(UNREADABLE);
    }

    @Test
    void aBatchIsPosted() {
        assertThat(WIRE.get("/beta/$batch", token).status()).isEqualTo(405);
    }

    static Stream<Arguments> refusedSteps() {
        String post = "'method':'POST','url':'" + URL + "/reprocess'";
        return Stream.of(
                refused(400, "'url':'" + URL + "'"),
                refused(400, "'method':7,'url':'" + URL + "'"),
                refused(400, "'method':'GET'"),
                refused(400, "'method':'GET','url':''"),
                refused(405, "'method':'HEAD','url':'" + URL + "'"),
                refused(405, "'method':'TRACE','url':'" + URL + "'"),
                refused(405, "'method':'G T','url':'" + URL + "'"),
                refused(405, "'method':'PUT','url':'" + URL + "'"),
                refused(405, "'method':'GET','url':'" + URL + "/reprocess'"),
                refused(400, "'method':'GET','url':'https://graph.microsoft.com/beta" + URL + "'"),
                refused(400, "'method':'GET','url':'http://localhost:1/beta" + URL + "'"),
                refused(400, "'method':'GET','url':'/nothing'"),
                refused(400, "'method':'GET','url':'/v7.0" + URL + "'"),
                refused(404, "'method':'GET','url':'/identityGovernance/entitlementManagement/controlConfigurations'"),
                refused(400, "'method':'GET','url':'" + path("nonsense") + "'"),
                refused(400, "'method':'GET','url':'" + path("a%2Fb") + "'"),
                refused(400, "'method':'GET','url':'" + path("a%00b") + "'"),
                refused(400, "'method':'GET','url':'" + path("a%zzb") + "'"),
                refused(400, "'method':'GET','url':'" + path("a%FFb") + "'"),
                refused(400, "'method':'GET','url':'" + path("\\u0000\\ud800 \\u00e9<>#") + "'"),
                refused(400, "'method':'GET','url':'" + URL + "\\ud800$select=id'"),
                refused(400, "'method':'GET','url':'/" + "a".repeat(198) + "\\ud83d\\ude00'"),
                refused(400, "'method':'GET','url':'" + path("a".repeat(20_000)) + "'"),
                refused(400, "'method':'GET','url':'" + URL + "?a=%zz'"),
                refused(400, "'method':'GET','url':'/../_emulator/health'"),
                refused(400, "'method':'GET','url':'/beta/%2E%2e/_emulator/health'"),
                refused(400, "'method':'GET','url':'/beta/..;a=b/_emulator/health'"),
                refused(400, "'method':'GET','url':'/_emulator/health'"),
                refused(400, "'method':'GET','url':'/" + Seeds.TENANT + "/discovery/v2.0/keys'"),
                refused(400, "'method':'POST','url':'/$batch','headers':{'Content-Type':'application/json'},'body':{}"),
                refused(400, "'method':'POST','url':'/v1.0//%24Batch/'"),
                refused(400, post + ",'body':{}"),
                refused(400, post + ",'body':'x','headers':{}"),
                refused(400, post + ",'body':'!','headers':{'Content-Type':'text/plain'}"),
                refused(400, post + ",'headers':[]"),
                refused(400, post + ",'headers':{'a':{}}"),
                refused(400, post + ",'headers':{'':'a'}"),
                refused(400, post + ",'headers':{'Content-Type':'a\\r\\nb: c'}"),
                refused(415, post + ",'body':{},'headers':{'Content-Type':'application/json','Content-Encoding':'br'}"),
                refused(406, GET + ",'headers':{'Accept':'text/html'}"));
    }

    @ParameterizedTest
    @MethodSource("refusedSteps")
    void aStepThatCannotBeCalledIsRefusedAlone(int status, String members) {
        Answer answer = send("beta", token, Batches.of(step("1", members)));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode refused = only(answer);
        assertThat(refused.path("status").asInt()).as(answer.text()).isEqualTo(status);
        assertThat(refused.at("/headers/Content-Type").asString()).isEqualTo("application/json");
        assertThat(refused.at("/headers/request-id").asString()).hasSize(36);
        JsonNode error = refused.at("/body/error");
        assertThat(error.path("message").asString())
                .isNotEmpty()
                .doesNotContain("org.", "java.")
                .hasSizeLessThan(500);
        assertThat(error.at("/innerError/request-id")).isEqualTo(refused.at("/headers/request-id"));
        assertThat(WIRE.stateOf(Seeds.DELIVERED, token)).isEqualTo("Delivered");
    }

    @Test
    void headersOfTheConnectionAreNotAStepsOwn() {
        JsonNode step = only(send(
                "beta",
                token,
                Batches.of(step(
                        "1",
                        GET
                                + ",'headers':{'Host':'elsewhere.example','Content-Length':'5','Transfer-Encoding':'chunked',"
                                + "'Expect':'nothing','Connection':'close'}"))));

        assertThat(step.path("status").asInt()).isEqualTo(200);
        assertThat(step.at("/body/@odata.context").asString())
                .startsWith(WIRE.origin().toString());
    }

    private static Arguments batch(String message, String body) {
        return Arguments.of(message, body);
    }

    private static Arguments refused(int status, String members) {
        return Arguments.of(status, members);
    }
}
