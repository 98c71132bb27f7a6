package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.JournalEmulator.CONTROL;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How clients retry, judged by what they were asked for. */
class RetryReportAcceptanceTests {

    private static final String BUSY_FOR_A_SECOND = "{'throttle':{'retryAfter':'PT1S'}}";
    private static final String BUSY_FOR_LONG = "{'throttle':{'retryAfter':'PT10M'}}";
    private static final String DOWN = "{'error':{'status':503}}";

    private final JournalTenant tenant = JournalEmulator.tenant();

    @Test
    void whoWaitsAsLongAsAskedHonoursIt() throws InterruptedException {
        tenant.armReprocess("busy", BUSY_FOR_A_SECOND);
        Answer refused = tenant.reprocess(DEMO_FAILED, "client-request-id", "mine");
        waitLikeAClient(Integer.parseInt(refused.header("Retry-After")) * 1_000L);
        Answer accepted = tenant.reprocess(DEMO_FAILED, "client-request-id", "mine");

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("verdict").asString()).isEqualTo("honoured");
        assertThat(chain.path("caller").asString()).contains(Control.DEMO_APP.id(), tenant.id());
        assertThat(chain.path("clientRequestId").asString()).isEqualTo("mine");
        assertThat(chain.path("sideEffects").asInt()).isEqualTo(1);
        assertThat(chain.path("duplicateSideEffects").asInt()).isZero();
        assertThat(chain.has("afterLostResponse")).isFalse();
        JsonNode first = chain.at("/attempts/0");
        assertThat(first.path("requestId").asString()).isEqualTo(refused.header("request-id"));
        assertThat(first.path("status").asInt()).isEqualTo(429);
        assertThat(first.path("faults").toString()).isEqualTo("[\"busy\"]");
        assertThat(first.path("retryAfter").asString()).isEqualTo("PT1S");
        assertThat(first.path("honoured").asBoolean()).isTrue();
        assertThat(Duration.parse(first.path("waited").asString())).isGreaterThan(Duration.ofMillis(950));
        JsonNode second = chain.at("/attempts/1");
        assertThat(second.path("requestId").asString()).isEqualTo(accepted.header("request-id"));
        assertThat(second.path("status").asInt()).isEqualTo(202);
        assertThat(second.has("waited")).isFalse();
    }

    @Test
    void whoComesBeforeItsTimeIsEarly() {
        tenant.armReprocess("busy", BUSY_FOR_LONG);
        tenant.reprocess(DEMO_FAILED);
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("verdict").asString()).isEqualTo("early");
        assertThat(chain.at("/attempts/0/honoured").asBoolean()).isFalse();
        assertThat(Duration.parse(chain.at("/attempts/0/earlyBy").asString())).isGreaterThan(Duration.ofMinutes(5));
    }

    /** Of nine waits two suffice, so that a slow machine does not matter. */
    @Test
    void whoDoesNotWaitAtAllHammers() {
        tenant.armed("{'id':'down','match':{'operation':'" + JournalTenant.REPROCESS + "'},'when':{'times':10},'then':"
                + DOWN + "}");
        for (int n = 0; n < 10; n++) {
            assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(503);
        }
        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("verdict").asString()).isEqualTo("hammered");
        assertThat(chain.path("attempts")).hasSize(10);
        assertThat(chain.path("sideEffects").asInt()).isZero();
    }

    @Test
    void whoEndsWithAFailureGaveUpOrDidNotTry() {
        tenant.armReprocess("down", DOWN, DOWN, DOWN);
        tenant.reprocess(DEMO_FAILED);
        tenant.reprocess(DEMO_FAILED);
        tenant.reprocess(DEMO_PARTIAL);

        assertThat(tenant.onlyChain(DEMO_FAILED).path("verdict").asString()).isEqualTo("gaveUp");
        assertThat(tenant.onlyChain(DEMO_PARTIAL).path("verdict").asString()).isEqualTo("notRetried");
        JsonNode summary = tenant.report("operation=" + JournalTenant.REPROCESS).path("summary");
        assertThat(summary.path("verdict").asString()).isEqualTo("gaveUp");
        assertThat(summary.path("verdicts").toString()).isEqualTo("{\"gaveUp\":1,\"notRetried\":1}");
        assertThat(summary.path("chains").asInt()).isEqualTo(2);
        assertThat(summary.path("attempts").asInt()).isEqualTo(3);
        assertThat(summary.path("retries").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsAnsweredForGoodNeedsNoRetry() {
        tenant.reprocess(DEMO_FAILED);
        assertThat(tenant.onlyChain(DEMO_FAILED).path("verdict").asString()).isEqualTo("notNeeded");
        assertThat(JournalEmulator.tenant()
                        .report("operation=" + JournalTenant.REPROCESS)
                        .at("/summary/verdict")
                        .asString())
                .isEqualTo("noCalls");
    }

    @Test
    void backOffIsToldByItsGrowth() throws InterruptedException {
        tenant.armReprocess("down", DOWN, DOWN, DOWN);
        for (long pause : List.of(150L, 300L, 900L)) {
            tenant.reprocess(DEMO_FAILED);
            waitLikeAClient(pause);
        }
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        JsonNode chain = tenant.onlyChain(DEMO_FAILED);

        assertThat(chain.path("verdict").asString()).isEqualTo("honoured");
        assertThat(chain.at("/backoff/waits")).hasSize(3);
        assertThat(chain.at("/backoff/factor").asDouble()).isGreaterThan(1);
    }

    @Test
    void clientsAndTenantsAreNotMixed() {
        JournalTenant other = JournalEmulator.tenant();
        String another = tenant.tokenOfAnotherApp();
        tenant.armReprocess("down", DOWN, DOWN, DOWN);
        other.armReprocess("down", DOWN);
        tenant.reprocess(DEMO_FAILED);
        other.reprocess(DEMO_FAILED);
        tenant.reprocessWith(another, DEMO_FAILED);
        tenant.reprocess(DEMO_PARTIAL);
        assertThat(tenant.reprocess(DEMO_FAILED).status()).isEqualTo(202);
        assertThat(tenant.reprocessWith(another, DEMO_FAILED).status()).isEqualTo(400);
        assertThat(other.reprocess(DEMO_FAILED).status()).isEqualTo(202);

        List<JsonNode> chains = tenant.chains(DEMO_FAILED);

        assertThat(chains).hasSize(2);
        assertThat(statusesOf(chains.get(0))).containsExactly(503, 202);
        assertThat(statusesOf(chains.get(1))).containsExactly(503, 400);
        assertThat(chains.get(1).path("caller").asString()).contains(JournalTenant.WITHOUT_PERMISSION.id());
        assertThat(statusesOf(other.onlyChain(DEMO_FAILED))).containsExactly(503, 202);
        assertThat(tenant.report("resource=" + DEMO_FAILED + "&client=" + JournalTenant.WITHOUT_PERMISSION.id())
                        .path("chains"))
                .hasSize(1);
        assertThat(CONTROL.get("/retry-report?resource=" + DEMO_FAILED).json().path("chains"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void clientRequestIdsTellActionsApartUnlessARetryIsSaidToBeOne() {
        tenant.armReprocess("down", DOWN, DOWN, DOWN);
        tenant.reprocess(DEMO_FAILED, "client-request-id", "one");
        tenant.reprocess(DEMO_FAILED, "client-request-id", "two");
        tenant.reprocess(DEMO_FAILED, "client-request-id", "one");
        tenant.reprocess(DEMO_FAILED, "client-request-id", "three", "Retry-Attempt", "1");

        assertThat(tenant.chains(DEMO_FAILED))
                .extracting(chain -> statusesOf(chain))
                .containsExactly(List.of(503, 503, 202), List.of(503));
    }

    @Test
    void aStepOfABatchIsAnAttemptOfItsOwn() {
        tenant.armReprocess("busy", BUSY_FOR_LONG);
        Answer first = tenant.batch(Batches.reprocess("1", DEMO_FAILED), Batches.reprocess("2", DEMO_PARTIAL));
        assertThat(Batches.stepOf(first, "1").path("status").asInt()).isEqualTo(429);
        Answer again = tenant.batch(Batches.reprocess("1", DEMO_FAILED));
        assertThat(Batches.stepOf(again, "1").path("status").asInt()).isEqualTo(202);

        assertThat(statusesOf(tenant.onlyChain(DEMO_FAILED))).containsExactly(429, 202);
        assertThat(tenant.onlyChain(DEMO_FAILED).path("verdict").asString()).isEqualTo("early");
        assertThat(statusesOf(tenant.onlyChain(DEMO_PARTIAL))).containsExactly(202);
    }

    @Test
    void whatCameBeforeIsLeftOutWhereThatIsAskedFor() {
        Answer before = tenant.reprocess(DEMO_FAILED);
        long sequence = tenant.told(before).path("sequence").asLong();
        tenant.reprocess(DEMO_FAILED);

        assertThat(tenant.report("since=" + sequence).at("/summary/attempts").asInt())
                .isEqualTo(1);
        assertThat(tenant.report("since=-1h&resource=" + DEMO_FAILED)
                        .at("/summary/attempts")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=x", "since=", "since=99999999999999999999", "opration=x", "status=429"})
    void whatCannotBeReportedIsRefused(String query) {
        assertProblem(CONTROL.get("/retry-report?" + query), 400);
        assertProblem(CONTROL.get("/retry-report?tenant=unheard-of"), 404);
    }

    static List<Integer> statusesOf(JsonNode chain) {
        return chain.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("status").asInt())
                .toList();
    }

    private static void waitLikeAClient(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
