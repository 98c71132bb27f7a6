package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.JournalEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What retries have changed, told by the report of retries. */
class SideEffectsAcceptanceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JournalTenant tenant = JournalEmulator.tenant();

    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty"})
    void aBlindRetryThatIsRefusedHasReprocessedOnce(String via) {
        loseTheAnswer("{'via':'" + via + "'}");
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(400);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("afterLostResponse").asString()).isEqualTo("retriedAndRefused");
        assertThat(chain.path("readState").asBoolean(true)).isFalse();
        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
        assertThat(chain.path("duplicateSideEffects").asInt()).isZero();
        assertThat(chain.at("/attempts/0/exchange").asString()).isEqualTo("lostResponse");
        assertThat(chain.at("/attempts/0/sideEffects").asInt()).isEqualTo(1);
        assertThat(chain.at("/attempts/1/sideEffects").asInt()).isZero();
        assertThat(tenant.report("").at("/summary/afterLostResponse").asString())
                .isEqualTo("retriedAndRefused");
    }

    @Test
    void aBlindRetryThatIsAcceptedHasReprocessedTwice() {
        loseTheAnswer("{}");
        awaitState(DEMO_FAILED, "Delivered");
        assertThat(tenant.control("PATCH", "/state/assignmentRequests/" + DEMO_FAILED, "{'state':'deliveryFailed'}")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("afterLostResponse").asString()).isEqualTo("reprocessedTwice");
        assertThat(chain.path("sideEffects").asInt()).isEqualTo(2);
        assertThat(chain.path("duplicateSideEffects").asInt()).isEqualTo(1);
        assertThat(tenant.report("").at("/summary/afterLostResponse").asString())
                .isEqualTo("reprocessedTwice");
    }

    @Test
    void whoReadsTheStateInsteadNeedsNoRetry() {
        loseTheAnswer("{}");
        assertThat(tenant.read(DEMO_PARTIAL).status()).isEqualTo(200);
        assertThat(tenant.onlyChain(DEMO_FAILED).path("afterLostResponse").asString())
                .isEqualTo("notRetried");

        assertThat(tenant.read(DEMO_FAILED).status()).isEqualTo(200);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);
        assertThat(chain.path("afterLostResponse").asString()).isEqualTo("readState");
        assertThat(chain.path("readState").asBoolean()).isTrue();
    }

    /** The client sees an error that asks it to wait, and the change has happened all the same. */
    @Test
    void whoIsToldToWaitInsteadIsJudgedByThat() {
        tenant.armReprocess("lost", "{'lostResponse':{'via':{'error':{'status':503,'retryAfter':'PT10M'}}}}");
        assertThat(tenant.reprocess(DEMO_FAILED).header("Retry-After")).isEqualTo("600");
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(400);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("verdict").asString()).isEqualTo("early");
        assertThat(chain.path("afterLostResponse").asString()).isEqualTo("retriedAndRefused");
        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatIsCarriedOutTwiceIsADuplicate() {
        tenant.armReprocess("twice", "'duplicate'");
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);
        awaitState(DEMO_FAILED, "Delivered");

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
        assertThat(chain.path("duplicateSideEffects").asInt()).isEqualTo(1);
        assertThat(chain.has("afterLostResponse")).isFalse();
    }

    @Test
    void aRefusedConnectionHasNoEffect() {
        tenant.armReprocess("broken", "'reset'");
        assertThatThrownBy(() -> tenant.reprocess(DEMO_FAILED)).isInstanceOf(UncheckedIOException.class);
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
        assertThat(chain.path("duplicateSideEffects").asInt()).isZero();
        assertThat(chain.has("afterLostResponse")).isFalse();
        assertThat(chain.at("/attempts/0/exchange").asString()).isEqualTo("reset");
        assertThat(chain.at("/attempts/0").has("status")).isFalse();
    }

    @Test
    void whatHappensAgainOnPurposeIsNoDuplicate() {
        for (int n = 0; n < 2; n++) {
            assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);
            awaitState(DEMO_FAILED, "Delivered");
            tenant.control("PATCH", "/state/assignmentRequests/" + DEMO_FAILED, "{'state':'deliveryFailed'}");
        }
        List<JsonNode> chains = tenant.chains(DEMO_FAILED);

        assertThat(chains)
                .extracting(chain -> chain.path("verdict").asString())
                .containsExactly("notNeeded", "notNeeded");
        assertThat(tenant.report("resource=" + DEMO_FAILED)
                        .at("/summary/duplicateSideEffects")
                        .asInt())
                .isZero();
    }

    @Test
    void aStepThatWasLostWithItsBatchIsAChangeThatNobodyWasToldOf() {
        tenant.armReprocess("lost", "{'lostResponse':{}}");
        assertThatThrownBy(() -> tenant.batch(Batches.reprocess("1", DEMO_FAILED)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(Batches.only(tenant.batch(Batches.reprocess("1", DEMO_FAILED)))
                        .path("status")
                        .asInt())
                .isEqualTo(400);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("afterLostResponse").asString()).isEqualTo("retriedAndRefused");
        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
    }

    private void loseTheAnswer(String how) {
        tenant.armReprocess("lost", "{'lostResponse':" + how + "}");
        assertThatThrownBy(() -> tenant.reprocess(DEMO_FAILED)).isInstanceOf(UncheckedIOException.class);
    }

    private void awaitState(String request, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(WIRE.stateOf(request, tenant.token()))
                .isEqualTo(state));
    }
}
