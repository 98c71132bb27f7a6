package dev.entitlement.journal;

import static dev.entitlement.journal.SentCall.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryJudgeTests {

    @Test
    void anAnswerForGoodNeedsNoRetry() {
        assertThat(judged(at(0).accepted()).verdict()).isEqualTo(RetryVerdict.NOT_NEEDED);
        assertThat(judged(at(0).answered(400)).verdict()).isEqualTo(RetryVerdict.NOT_NEEDED);
    }

    @Test
    void waitingAsLongAsAskedIsHonoured() {
        JudgedChain chain = judged(
                at(0).answered(429).askedToWait(1_000),
                at(1_010).answered(429).askedToWait(2_000),
                at(3_020).accepted());

        assertThat(chain.verdict()).isEqualTo(RetryVerdict.HONOURED);
        assertThat(chain.attempts()).extracting(JudgedChain.Attempt::honoured).containsExactly(true, true, null);
        assertThat(chain.attempts())
                .extracting(JudgedChain.Attempt::waited)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), null);
        assertThat(chain.backoff().waits()).isEmpty();
        assertThat(chain.sideEffects()).isEqualTo(1);
    }

    @Test
    void aTimerMayBeALittleFast() {
        SentCall asked = at(0).askedToWait(1_000);
        assertThat(judged(asked, at(960).accepted()).verdict()).isEqualTo(RetryVerdict.HONOURED);
        assertThat(judged(asked, at(959).accepted()).verdict()).isEqualTo(RetryVerdict.EARLY);
    }

    @Test
    void beforeItsTimeIsEarly() {
        JudgedChain chain = judged(at(0).askedToWait(1_000), at(510).accepted());

        assertThat(chain.verdict()).isEqualTo(RetryVerdict.EARLY);
        assertThat(chain.attempts().get(0).honoured()).isFalse();
        assertThat(chain.attempts().get(0).earlyBy()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void twiceWithoutAWaitIsHammered() {
        assertThat(judged(at(0), at(20), at(40).accepted()).verdict()).isEqualTo(RetryVerdict.HAMMERED);
        assertThat(judged(at(0).askedToWait(1_000), at(20).askedToWait(1_000), at(40))
                        .verdict())
                .isEqualTo(RetryVerdict.HAMMERED);
        assertThat(judged(at(0), at(20), at(200).accepted()).verdict()).isEqualTo(RetryVerdict.HONOURED);
    }

    @Test
    void whoIsAskedToWaitForNothingDoesNotHammer() {
        assertThat(judged(at(0).askedToWait(0), at(20).askedToWait(0), at(40).accepted())
                        .verdict())
                .isEqualTo(RetryVerdict.HONOURED);
    }

    @Test
    void aLastAttemptThatFailsIsGivingUp() {
        assertThat(judged(at(0), at(1_000), at(3_000)).verdict()).isEqualTo(RetryVerdict.GAVE_UP);
        assertThat(judged(at(0)).verdict()).isEqualTo(RetryVerdict.NOT_RETRIED);
        assertThat(judged(at(0).reset()).verdict()).isEqualTo(RetryVerdict.NOT_RETRIED);
    }

    @Test
    void backOffIsToldByItsGrowth() {
        JudgedChain chain = judged(at(0), at(1_010), at(3_020), at(7_030).accepted());

        assertThat(chain.backoff().waits())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(chain.backoff().factor()).isEqualTo(2.0);
        assertThat(judged(at(0), at(1_010).accepted()).backoff().factor()).isNull();
    }

    @Test
    void aBlindRetryThatIsRefusedDoesNothingTwice() {
        JudgedChain chain = judged(at(0).lostAfterItWasDone(), at(200).answered(400));

        assertThat(chain.afterLostResponse()).isEqualTo("retriedAndRefused");
        assertThat(chain.verdict()).isEqualTo(RetryVerdict.HONOURED);
        assertThat(chain.sideEffects()).isEqualTo(1);
        assertThat(chain.duplicateSideEffects()).isZero();
    }

    @Test
    void aBlindRetryThatIsAcceptedReprocessesTwice() {
        JudgedChain chain = judged(at(0).lostAfterItWasDone(), at(200).accepted());

        assertThat(chain.afterLostResponse()).isEqualTo("reprocessedTwice");
        assertThat(chain.sideEffects()).isEqualTo(2);
        assertThat(chain.duplicateSideEffects()).isEqualTo(1);
        assertThat(judged(
                                at(0).of("assignmentRequest.create").lostAfterItWasDone(),
                                at(200).of("assignmentRequest.create").accepted())
                        .afterLostResponse())
                .isEqualTo("acceptedTwice");
    }

    @Test
    void retriesThatHaveNotBeenAnsweredForGoodAreJustRetries() {
        assertThat(judged(at(0).lostAfterItWasDone(), at(200)).afterLostResponse())
                .isEqualTo("retried");
        assertThat(judged(at(0).lostAfterItWasDone()).afterLostResponse()).isEqualTo("notRetried");
        assertThat(judged(at(0).reset(), at(200).accepted()).afterLostResponse())
                .isNull();
    }

    @Test
    void whoReadsTheStateInsteadIsToldSo() {
        SentCall lost = at(0).lostAfterItWasDone();
        assertThat(judged(lost, at(200).of("assignmentRequest.get").answered(200))
                        .afterLostResponse())
                .isEqualTo("readState");
        assertThat(judged(lost, at(200).of("assignmentRequest.list").on("").answered(200))
                        .afterLostResponse())
                .isEqualTo("readState");
        for (SentCall other : List.of(
                at(200).of("assignmentRequest.get").on("b"),
                at(200).of("assignmentRequest.get").by("another"),
                at(200).of("assignment.list").on(""))) {
            assertThat(judged(lost, other.answered(200)).afterLostResponse()).isEqualTo("notRetried");
        }
    }

    @Test
    void whoIsToldToWaitInsteadOfWhatWasDoneIsJudgedByThat() {
        JudgedChain chain = judged(at(0).lostAfterItWasDone().answered(503).askedToWait(1_000), at(200).answered(400));

        assertThat(chain.verdict()).isEqualTo(RetryVerdict.EARLY);
        assertThat(chain.afterLostResponse()).isEqualTo("retriedAndRefused");
    }

    @Test
    void aDeliveryThatIsCarriedOutTwiceIsADuplicate() {
        JudgedChain chain = judged(at(0).accepted().deliveredTwice());

        assertThat(chain.sideEffects()).isEqualTo(1);
        assertThat(chain.duplicateSideEffects()).isEqualTo(1);
    }

    @Test
    void theReportSaysTheWorst() {
        List<RetryAttempt> calls = SentCall.all(
                at(0).lostAfterItWasDone(),
                at(10).on("b").askedToWait(1_000),
                at(200).on("b").accepted(),
                at(300).answered(400));

        RetryReport.Summary summary = RetryReport.of(calls, calls).summary();

        assertThat(summary.verdict()).isEqualTo(RetryVerdict.EARLY);
        assertThat(summary.verdicts()).containsOnlyKeys("early", "honoured");
        assertThat(summary.chains()).isEqualTo(2);
        assertThat(summary.attempts()).isEqualTo(4);
        assertThat(summary.retries()).isEqualTo(2);
        assertThat(summary.afterLostResponse()).isEqualTo("retriedAndRefused");
        assertThat(RetryReport.of(List.of(), List.of()).summary().verdict()).isEqualTo(RetryVerdict.NO_CALLS);
    }

    private static JudgedChain judged(SentCall... calls) {
        List<RetryAttempt> all = SentCall.all(calls);
        return new RetryJudge(all).judge(RetryChain.of(all).get(0));
    }
}
