package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that were carried out and whose client was never told, and calls that come at the same moment. */
class LostResponseAcceptanceTests {

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            http; 'reset'
            https; 'reset'
            http; 'empty'
            http; {'timeout':{'after':'50ms'}}
            https; {'timeout':{'after':'50ms'}}
            http; {'error':{'status':504}}
            """)
    void theStateIsCommittedAndABlindRepeatIsRefused(String scheme, String via) throws IOException {
        String request = FaultEmulator.freshFailedRequest();
        FaultEmulator.arm("{'id':'lost','match':{'operation':'assignmentRequest.reprocess','resource':'" + request
                + "'},'sequence':[{'lostResponse':{'via':" + via + "}}]}");

        SeenAnswer seen = SeenAnswer.of(
                scheme.equals("https") ? FaultEmulator.HTTPS : FaultEmulator.HTTP,
                "POST",
                Wire.REQUESTS + request + "/reprocess");

        assertThat(seen.reset()).isEqualTo(via.equals("'reset'"));
        if (via.contains("error")) {
            assertThat(seen.isStatus(504)).isTrue();
            assertThat(seen.body()).contains("\"code\":\"GatewayTimeout\"");
        } else {
            assertThat(seen.text()).isEmpty();
        }
        assertThat(WIRE.stateOf(request, TOKEN)).isEqualTo("Delivering");
        Answer blind = WIRE.reprocess(request, TOKEN);
        assertThat(blind.status()).isEqualTo(400);
        assertThat(blind.code()).isEqualTo("InvalidRequestState");
        assertThat(FaultEmulator.verify().status()).isEqualTo(200);
    }

    @Test
    void ofCallsThatABarrierLetsGoTogetherOneSucceeds() {
        String request = FaultEmulator.freshFailedRequest();
        FaultEmulator.arm("{'id':'race','match':{'resource':'" + request
                + "','method':'post'},'when':{'times':4},'then':{'barrier':{'parties':4,'timeout':'30s'}}}");

        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> WIRE.reprocess(request, TOKEN).status(), callers))
                    .limit(4)
                    .toList();

            assertThat(calls.stream().map(CompletableFuture::join).sorted()).containsExactly(202, 400, 400, 400);
        } finally {
            callers.shutdownNow();
        }
        assertThat(FaultEmulator.rule("race").path("hits").asInt()).isEqualTo(4);
    }

    @Test
    void whoWaitsInVainAtABarrierGoesOn() {
        FaultEmulator.armRead("{'barrier':{'parties':2,'timeout':'40ms'}}");
        assertThat(WIRE.get(Wire.REQUESTS + Seeds.GOLDEN, TOKEN).status()).isEqualTo(200);
    }

    @Test
    void whoWaitsAtABarrierGoesOnWhenItIsDisarmed() {
        FaultEmulator.armRead("{'barrier':{'parties':2,'timeout':'60s'}}");
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(
                () -> WIRE.get(Wire.REQUESTS + Seeds.GOLDEN, TOKEN).status());
        await().until(() -> FaultEmulator.rule("it").path("hits").asInt() == 1);
        FaultEmulator.disarm();
        assertThat(call.join()).isEqualTo(200);
    }
}
