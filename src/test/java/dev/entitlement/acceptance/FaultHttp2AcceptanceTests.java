package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.armRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs over HTTP/2, where a connection carries many calls. */
class FaultHttp2AcceptanceTests {

    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(FaultEmulator.tls())
            .version(HttpClient.Version.HTTP_2)
            .build();

    @AfterEach
    void everythingFiredAndNothingFailed() {
        assertThat(FaultEmulator.verify().status()).isEqualTo(200);
        FaultEmulator.disarm();
        assertThat(FaultEmulator.output()).doesNotContain("ERROR", " WARN ", "\tat ");
    }

    private HttpResponse<String> read() throws IOException, InterruptedException {
        return send("GET", Wire.REQUESTS + Seeds.GOLDEN);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(FaultEmulator.HTTPS + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reset'",
                "'empty'",
                "{'timeout':{'after':'40ms'}}",
                "'truncate'",
                "{'lostResponse':{'via':'empty'}}"
            })
    void aCallWhoseStreamOrConnectionBreaksFails(String outcome) throws Exception {
        assertThat(read().statusCode()).isEqualTo(200);
        armRead(outcome);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
        assertThat(read().statusCode()).isEqualTo(200);
    }

    /** What breaks a call at once must not overtake the thread that received it. */
    @ParameterizedTest
    @ValueSource(strings = {"'empty'", "'truncate'", "{'lostResponse':{'via':'empty'}}"})
    void ofManyCallsEachStreamIsReset(String outcome) throws Exception {
        String request = FaultEmulator.freshFailedRequest();
        FaultEmulator.arm(
                "{'match':{'operation':'assignmentRequest.reprocess'},'when':{'times':30},'then':" + outcome + "}");
        for (int i = 0; i < 30; i++) {
            FaultEmulator.control(
                    "PATCH",
                    "/_emulator/state/assignmentRequests/" + request + "?tenant=" + Seeds.TENANT,
                    "{'state':'deliveryFailed'}");
            assertThatThrownBy(() -> send("POST", Wire.REQUESTS + request + "/reprocess"))
                    .hasMessageContaining("RST_STREAM");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'latency':'50ms'}", "{'slowBody':{'over':'50ms'}}"})
    void aLateAnswerIsTheAnswer(String outcome) throws Exception {
        armRead(outcome);
        long began = System.nanoTime();
        assertThat(read().body()).contains(Seeds.GOLDEN);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aRefusalHasTheSameHeaders() throws Exception {
        armRead("{'throttle':{'retryAfter':'2s'}}");
        HttpResponse<String> refused = read();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.headers().firstValue("x-emulator-fault")).contains("it");
    }
}
