package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.armRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
        URI target = URI.create(FaultEmulator.HTTPS + Wire.REQUESTS + Seeds.GOLDEN);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(target)
                        .header("Authorization", "Bearer " + TOKEN)
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
