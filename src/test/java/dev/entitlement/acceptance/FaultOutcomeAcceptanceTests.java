package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static dev.entitlement.acceptance.FaultEmulator.armRead;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client's socket sees of every outcome, in the clear and over TLS. */
class FaultOutcomeAcceptanceTests {

    private static final String READ = Wire.REQUESTS + Seeds.GOLDEN;

    static Stream<URI> origins() {
        return Stream.of(FaultEmulator.HTTP, FaultEmulator.HTTPS);
    }

    /** Every rule here was to fire once, and nothing that it did may have been an error of the server's. */
    @AfterEach
    void everythingFiredAndNothingFailed() {
        assertThat(FaultEmulator.verify().status()).isEqualTo(200);
        FaultEmulator.disarm();
        assertThat(FaultEmulator.output()).doesNotContain("ERROR", " WARN ", "\tat ");
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aResetIsAReset(URI origin) throws IOException {
        armRead("'reset'");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.reset()).isTrue();
        assertThat(seen.text()).isEmpty();
        assertThat(SeenAnswer.of(origin, "GET", READ).isStatus(200)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void anEmptyAnswerHasNoByteAndAnEnd(URI origin) throws IOException {
        FaultEmulator.arm("{'match':{'operation':'assignmentRequest.reprocess'},'when':{'times':1},'then':'empty'}");
        SeenAnswer seen = SeenAnswer.of(origin, "POST", Wire.REQUESTS + Seeds.GOLDEN + "/reprocess");
        assertThat(seen.reset()).isFalse();
        assertThat(seen.text()).isEmpty();
        assertThat(WIRE.stateOf(Seeds.GOLDEN, TOKEN)).isEqualTo("DeliveryFailed");
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aTimeoutIsSilentUntilTheConnectionEnds(URI origin) throws IOException {
        armRead("{'timeout':{'after':'60ms'}}");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.reset()).isFalse();
        assertThat(seen.text()).isEmpty();
        assertThat(seen.millis()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aTruncatedAnswerHasTheLengthOfTheWholeAndHalfOfIt(URI origin) throws IOException {
        int whole = SeenAnswer.of(origin, "GET", READ).body().length();
        armRead("'truncate'");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.isStatus(200)).isTrue();
        assertThat(seen.header("x-emulator-fault")).isEqualTo("it");
        int length = Integer.parseInt(seen.header("Content-Length"));
        assertThat(length).isBetween(whole / 2, whole + 20);
        assertThat(seen.body()).hasSize(length / 2);
    }

    @ParameterizedTest
    @MethodSource("origins")
    void anAnswerWithoutABodyIsCutOffBeforeItsEnd(URI origin) throws IOException {
        FaultEmulator.arm("{'match':{'operation':'assignmentRequest.reprocess'},'when':{'times':1},'then':'truncate'}");
        String request = FaultEmulator.freshFailedRequest();
        SeenAnswer seen = SeenAnswer.of(origin, "POST", Wire.REQUESTS + request + "/reprocess");
        assertThat(seen.isStatus(202)).isTrue();
        assertThat(seen.header("Content-Length")).isNull();
        assertThat(seen.body()).isEmpty();
        assertThat(WIRE.stateOf(request, TOKEN)).isEqualTo("Delivering");
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aSlowBodyComesWholeAndLate(URI origin) throws IOException {
        armRead("{'slowBody':{'over':'80ms','chunks':4}}");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.body())
                .hasSize(Integer.parseInt(seen.header("Content-Length")))
                .contains(Seeds.GOLDEN);
        assertThat(seen.millis()).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'60ms'",
                "{'fixed':'PT0.06S'}",
                "{'uniform':{'min':'60ms','max':'80ms'}}",
                "{'lognormal':{'median':'20s','sigma':0.1,'max':'60ms'}}"
            })
    void aLateAnswerIsTheAnswer(String latency) throws IOException {
        armRead("{'latency':" + latency + "}");
        SeenAnswer seen = SeenAnswer.of(FaultEmulator.HTTPS, "GET", READ);
        assertThat(seen.millis()).isBetween(60L, 5000L);
        assertThat(seen.isStatus(200)).isTrue();
        assertThat(seen.header("x-emulator-fault")).isEqualTo("it");
        assertThat(seen.body()).contains(Seeds.GOLDEN);
    }

    @ParameterizedTest
    @MethodSource("origins")
    void anErrorIsGraphsOwn(URI origin) throws IOException {
        armRead("{'error':{'status':503,'code':'ServiceUnavailable','message':'Later.','retryAfter':'PT1.5S'}}");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.isStatus(503)).isTrue();
        assertThat(seen.header("Retry-After")).isEqualTo("2");
        assertThat(seen.header("x-emulator-fault")).isEqualTo("it");
        assertThat(seen.header("OData-Version")).isNull();
        assertThat(seen.header("x-ms-ags-diagnostic")).isNotNull();
        assertThat(seen.body())
                .startsWith(
                        "{\"error\":{\"code\":\"ServiceUnavailable\",\"message\":\"Later.\",\"innerError\":{\"date\":\"")
                .contains("\"request-id\":\"" + seen.header("request-id") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h1>502 Bad Gateway</h1>", "{\\\"odd\\\":[1]}"})
    void anErrorMayHaveAnyBody(String body) throws IOException {
        boolean html = body.startsWith("<");
        String sent = html ? "'" + body + "'" : "{'odd':[1,1e400,1e-400]}";
        armRead("{'error':{'status':502,'body':" + sent + "}}");
        SeenAnswer seen = SeenAnswer.of(FaultEmulator.HTTP, "GET", READ);
        assertThat(seen.isStatus(502)).isTrue();
        assertThat(seen.header("Content-Type")).startsWith(html ? "text/html" : "application/json");
        assertThat(seen.body()).isEqualTo(html ? body : "{\"odd\":[1,1E+400,1E-400]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'token'", "{'token':{'reason':'revoked','claimsChallenge':true}}"})
    void aTokenIsRefusedAsGraphsGatewayDoes(String outcome) throws IOException {
        armRead(outcome);
        SeenAnswer seen = SeenAnswer.of(FaultEmulator.HTTP, "GET", READ);
        String challenge = seen.header("WWW-Authenticate");
        assertThat(seen.isStatus(401)).isTrue();
        assertThat(seen.body()).contains("\"code\":\"InvalidAuthenticationToken\"");
        assertThat(challenge).startsWith("Bearer realm=\"\", authorization_uri=");
        if (outcome.contains("claims")) {
            String claims = challenge.replaceFirst(".*error=\"insufficient_claims\", claims=\"(.*)\"$", "$1");
            assertThat(new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8))
                    .startsWith("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"");
            assertThat(seen.body()).contains("TokenIssuedBeforeRevocationTimestamp");
        } else {
            assertThat(challenge).doesNotContain("claims");
            assertThat(seen.body()).contains("Lifetime validation failed, the token is expired.");
        }
    }

    @ParameterizedTest
    @MethodSource("origins")
    void throttlingIsWordedAsItIsDocumented(URI origin) throws IOException {
        armRead("{'throttle':{'retryAfter':'PT7S'}}");
        SeenAnswer seen = SeenAnswer.of(origin, "GET", READ);
        assertThat(seen.isStatus(429)).isTrue();
        assertThat(seen.header("Retry-After")).isEqualTo("7");
        assertThat(seen.body().replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d", "{date}"))
                .isEqualTo(
                        "{\"error\":{\"code\":\"TooManyRequests\",\"innerError\":{\"code\":\"429\",\"date\":\"{date}\","
                                + "\"message\":\"Please retry after\",\"request-id\":\"" + seen.header("request-id")
                                + "\",\"status\":\"429\"},\"message\":\"Please retry again later.\"}}");
    }
}
