package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in a batch: a refusal is the step's, the connection is the batch's. */
class FaultedBatchAcceptanceTests {

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    private static Answer batch(String... steps) {
        return WIRE.send(WIRE.to("/v1.0/$batch")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Batches.of(steps))));
    }

    private static Answer threeReads() {
        return batch(
                Batches.get("1", Batches.path(Seeds.DELIVERED)),
                Batches.get("2", Batches.path(Seeds.GOLDEN)),
                Batches.get("3", Batches.path(Seeds.TOO_OLD)));
    }

    private static void armGolden(String outcome) {
        FaultEmulator.arm("{'id':'step','match':{'resource':'" + Seeds.GOLDEN + "'},'then':" + outcome + "}");
    }

    @Test
    void aStepIsRefusedAlone() {
        armGolden("{'throttle':{'retryAfter':'4s'}}");
        Answer answer = threeReads();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-emulator-fault")).isNull();
        assertThat(Batches.stepOf(answer, "1").path("status").asInt()).isEqualTo(200);
        assertThat(Batches.stepOf(answer, "2").path("status").asInt()).isEqualTo(429);
        assertThat(Batches.stepOf(answer, "2").at("/headers/Retry-After").asString())
                .isEqualTo("4");
        assertThat(Batches.stepOf(answer, "2")
                        .at("/body/error/innerError/status")
                        .asString())
                .isEqualTo("429");
        assertThat(Batches.stepOf(answer, "3").path("status").asInt()).isEqualTo(200);
    }

    @Test
    void theLatenciesOfStepsAddUp() {
        FaultEmulator.arm("{'match':{'operation':'assignmentRequest.get'},'then':{'latency':'30ms'}}");
        long began = System.nanoTime();
        Answer answer = threeReads();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(90));
        assertThat(answer.json().path("responses").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reset'", "'empty'", "{'timeout':{'after':'40ms'}}", "'truncate'", "'lostResponse'"})
    void aConnectionThatBreaksIsTheBatches(String outcome) {
        String request = FaultEmulator.freshFailedRequest();
        armGolden(outcome);
        assertThatThrownBy(() -> batch(Batches.get("1", Batches.path(Seeds.GOLDEN)), Batches.reprocess("2", request)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(WIRE.stateOf(request, TOKEN)).as("all steps ran").isEqualTo("Delivering");
    }

    @Test
    void whatDependsOnAStepThatGotLostIsNotCalled() {
        String request = FaultEmulator.freshFailedRequest();
        armGolden("'reset'");
        assertThatThrownBy(() -> batch(
                        Batches.get("1", Batches.path(Seeds.GOLDEN)),
                        Batches.step(
                                "2",
                                "'method':'POST','url':'" + Batches.path(request) + "/reprocess','dependsOn':['1']")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(WIRE.stateOf(request, TOKEN)).isEqualTo("DeliveryFailed");
    }

    @Test
    void aBatchIsAnOperationToo() {
        FaultEmulator.arm("{'match':{'operation':'batch.run'},'then':'error'}");
        assertThat(threeReads().status()).isEqualTo(503);
    }
}
