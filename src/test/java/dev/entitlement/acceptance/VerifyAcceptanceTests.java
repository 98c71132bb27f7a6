package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What clients are expected to have called, or to call soon. */
@Timeout(120)
class VerifyAcceptanceTests {

    private static final String READS = "{'operation':'assignmentRequest.get'}";

    private final JournalTenant tenant = JournalEmulator.tenant();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            {'exactly':2}; 200
            {'exactly':1}; 422
            {'exactly':3}; 422
            {'atLeast':2}; 200
            {'atLeast':3}; 422
            {'atMost':2}; 200
            {'atMost':1}; 422
            {'atLeast':1,'atMost':2}; 200
            {'exactly':0}; 422
            null; 200
            """)
    void callsAreCounted(String count, int status) {
        tenant.read(DEMO_FAILED);
        tenant.read(DEMO_PARTIAL);

        Answer verified = tenant.verify("{'match':" + READS + ",'count':" + count + "}");

        assertThat(verified.status()).as(verified.text()).isEqualTo(status);
        assertThat(verified.json().path("count").asInt()).isEqualTo(2);
        assertThat(verified.json().path("calls")).hasSize(2);
        if (status == 422) {
            assertProblem(verified, 422);
            assertThat(verified.json().path("code").asString()).isEqualTo("callsNotAsExpected");
            assertThat(verified.json().path("detail").asString()).contains("found 2");
        }
    }

    @Test
    void noCallAtAllIsVerifiedToo() {
        assertThat(tenant.verify("{'match':" + READS + ",'count':{'exactly':0}}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            {'resource':'5eed0000-0000-4000-8000-000000000F01','method':'get'}; 1
            {'path':'/beta/*/accessPackageAssignmentRequests/*','status':'2xx'}; 2
            {'path':'/V1.0/*'}; 0
            {'client':'5eed0000-0000-4000-8000-0000000000a1','method':'GET'}; 2
            {'status':200,'operation':'token.issue'}; 1
            {'operation':'assignmentRequest.*'}; 2
            {'operation':'TOKEN.*'}; 1
            {'operation':'*'}; 3
            {'header':{'x-test':'one'}}; 1
            {'header':{'X-Test':'*'}}; 1
            {'header':{'X-Test':'two'}}; 0
            {'bodyContains':'grant_type=client_credentials'}; 1
            {'bodyContains':'demo-secret'}; 0
            {'bodyContains':'redacted'}; 1
            {'clientRequestId':'mine'}; 1
            {'fault':'none'}; 3
            {'fault':'any'}; 0
            {'user':'5eed0000-0000-4000-8000-0000000000c1'}; 0
            {}; 3
            """)
    void callsAreMatchedByWhatTheJournalTells(String match, int count) {
        tenant.read(DEMO_FAILED, "X-Test", "one");
        tenant.read(DEMO_PARTIAL, "client-request-id", "mine");

        Answer verified = tenant.verify("{'match':" + match + ",'count':{'exactly':" + count + "}}");

        assertThat(verified.status()).as(verified.text()).isEqualTo(200);
    }

    @Test
    void theNearestMissesSayWhatIsDifferent() {
        Answer read = tenant.read(DEMO_FAILED);
        tenant.read(DEMO_PARTIAL);

        JsonNode refused = tenant.verify(
                        "{'match':{'operation':'" + JournalTenant.REPROCESS + "','resource':'" + DEMO_FAILED + "'}}")
                .json();

        JsonNode nearest = refused.at("/nearestMisses/0");
        assertThat(nearest.at("/call/requestId").asString()).isEqualTo(read.header("request-id"));
        assertThat(nearest.path("misses").toString())
                .isEqualTo("[{\"criterion\":\"operation\",\"expected\":\"assignmentRequest.reprocess\","
                        + "\"actual\":\"assignmentRequest.get\"}]");
    }

    @Test
    void anOrderIsFoundWithOthersInBetween() {
        tenant.read(DEMO_FAILED);
        tenant.read(DEMO_PARTIAL);
        tenant.reprocess(DEMO_FAILED);

        assertThat(tenant.verify("{'order':[{'operation':'token.issue'},{'resource':'" + DEMO_FAILED
                                + "'},{'operation':'" + JournalTenant.REPROCESS + "'}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOrderThatIsBrokenNamesTheEntryAndWhatCameNearest() {
        tenant.reprocess(DEMO_FAILED);
        tenant.read(DEMO_FAILED);

        Answer refused = tenant.verify("{'order':[{'operation':'assignmentRequest.get'},{'operation':'"
                + JournalTenant.REPROCESS + "','resource':'" + DEMO_PARTIAL + "'}]}");

        assertProblem(refused, 422);
        assertThat(refused.json().path("detail").asString()).contains("entry 1");
        assertThat(refused.json().at("/nearestMisses/0/misses/0/criterion").asString())
                .isEqualTo("resource");
    }

    @Test
    void theSpacingThatRetryAfterAskedForIsVerified() throws InterruptedException {
        tenant.armReprocess("busy", "{'throttle':{'retryAfter':'PT1S'}}", "{'throttle':{'retryAfter':'PT10M'}}");
        String honoured =
                "{'match':{'operation':'" + JournalTenant.REPROCESS + "'},'spacing':{'honoursRetryAfter':true}}";
        tenant.reprocess(DEMO_FAILED);
        Thread.sleep(1_000); // What a client does that has been told to.
        tenant.reprocess(DEMO_FAILED);
        assertThat(tenant.verify(honoured).status()).isEqualTo(200);

        tenant.reprocess(DEMO_FAILED);

        Answer refused = tenant.verify(honoured);
        assertProblem(refused, 422);
        assertThat(refused.json().at("/unmet/0").asString()).contains("Retry-After said PT10M");
        assertThat(refused.json().path("count").asInt()).isEqualTo(3);
    }

    @Test
    void aPauseIsVerified() {
        tenant.read(DEMO_FAILED);
        tenant.read(DEMO_FAILED);
        assertThat(tenant.verify("{'match':" + READS + ",'spacing':{'atLeast':'0s'}}")
                        .status())
                .isEqualTo(200);
        Answer refused = tenant.verify("{'match':" + READS + ",'spacing':{'atLeast':'10m'}}");
        assertThat(refused.json().at("/unmet/0").asString()).contains("expected at least PT10M");
    }

    @Test
    void whatWasBeforeDoesNotCount() {
        Answer before = tenant.read(DEMO_FAILED);
        tenant.read(DEMO_FAILED);
        long sequence = tenant.told(before).path("sequence").asLong();
        assertThat(tenant.verify("{'match':" + READS + ",'since':'" + sequence + "','count':{'exactly':1}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCallThatIsStillToComeIsWaitedFor() {
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> tenant.verify("{'match':" + READS + ",'count':{'exactly':2},'within':'60s'}"));
        tenant.read(DEMO_FAILED);
        assertThat(waiting).isNotDone();
        tenant.read(DEMO_PARTIAL);

        assertThat(waiting.join().status()).isEqualTo(200);
        assertThat(waiting.join().json().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void whatNoFurtherCallCouldMakeGoodIsAnsweredAtOnce() {
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> tenant.verify("{'match':" + READS + ",'count':{'atMost':1},'within':'60s'}"));
        tenant.read(DEMO_FAILED);
        assertThat(waiting).isNotDone();
        tenant.read(DEMO_FAILED);

        assertProblem(waiting.join(), 422);
    }

    @Test
    void whoWaitsInVainIsToldHowThingsStand() {
        tenant.read(DEMO_FAILED);
        Answer refused = tenant.verify("{'match':" + READS + ",'count':{'exactly':2},'within':'50ms'}");
        assertProblem(refused, 422);
        assertThat(refused.json().path("count").asInt()).isEqualTo(1);
        assertThat(tenant.verify("{'match':" + READS + ",'count':{'atMost':1},'within':'50ms'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anothersCallsDoNotCount() {
        JournalTenant other = JournalEmulator.tenant();
        other.read(DEMO_FAILED);
        assertThat(tenant.verify("{'match':" + READS + ",'count':{'exactly':0}}")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.verify("{'match':" + READS + "}")
                        .json()
                        .path("nearestMisses")
                        .toString())
                .doesNotContain(other.id());
    }
}
