package dev.entitlement.journal;

import static dev.entitlement.journal.SentCall.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RetryChainTests {

    @Test
    void aFailureIsContinuedByTheSameCall() {
        assertThat(lengths(at(0), at(100), at(200).answered(202))).containsExactly(3);
    }

    @Test
    void anAnswerThatNobodyRetriesEndsIt() {
        for (int status : new int[] {200, 202, 400, 401, 403, 404, 501, 505}) {
            assertThat(lengths(at(0).answered(status), at(100).answered(202)))
                    .as("%d", status)
                    .containsExactly(1, 1);
        }
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            assertThat(lengths(at(0).answered(status), at(100).answered(202)))
                    .as("%d", status)
                    .containsExactly(2);
        }
    }

    @Test
    void anAnswerThatWasLostIsNone() {
        assertThat(lengths(at(0).lostAfterItWasDone(), at(100).answered(400))).containsExactly(2);
    }

    @Test
    void othersCallsAreNotMixedIn() {
        assertThat(lengths(at(0), at(10).by("another"), at(20).on("b"), at(30).of("assignmentRequest.get"), at(40)))
                .containsExactly(2, 1, 1, 1);
    }

    @Test
    void whatIsSentBeforeTheAnswerIsAnotherAction() {
        assertThat(lengths(at(0).taking(1_000), at(500), at(1_200))).containsExactly(1, 2);
        assertThat(lengths(at(0).goingOn(), at(500).answered(202))).containsExactly(2);
    }

    @Test
    void whoNeverGotTheAnswerMayComeBeforeItIsNoted() {
        assertThat(lengths(at(0).taking(1_000).reset(), at(500))).containsExactly(2);
    }

    @Test
    void aLongPauseEndsIt() {
        assertThat(lengths(at(0), at(300_010))).containsExactly(2);
        assertThat(lengths(at(0), at(300_011))).containsExactly(1, 1);
        assertThat(lengths(at(0).askedToWait(60_000), at(360_010))).containsExactly(2);
        assertThat(lengths(at(0).askedToWait(60_000), at(360_011))).containsExactly(1, 1);
        assertThat(lengths(at(0).goingOn(), at(300_001))).containsExactly(1, 1);
    }

    @Test
    void whoCountsFromTheBeginningBeginsAnew() {
        assertThat(lengths(at(0), at(100).numbered(1), at(200).numbered(2), at(300)))
                .containsExactly(3, 1);
    }

    @Test
    void whoCountsItsRetriesAndDoesNotSayThatThisIsOneBeginsAnew() {
        assertThat(lengths(at(0).byAnSdkThatCounts(), at(100).byAnSdkThatCounts()))
                .containsExactly(1, 1);
        assertThat(lengths(
                        at(0).byAnSdkThatCounts(), at(100).byAnSdkThatCounts().numbered(1)))
                .containsExactly(2);
        assertThat(lengths(at(0).byAnSdkThatCounts().reset(), at(100).byAnSdkThatCounts()))
                .containsExactly(2);
    }

    @Test
    void anotherClientRequestIdIsAnotherActionUnlessItIsSaidToBeARetry() {
        assertThat(lengths(at(0).named("x"), at(100).named("y"))).containsExactly(1, 1);
        assertThat(lengths(at(0).named("x"), at(100))).containsExactly(1, 1);
        assertThat(lengths(at(0).named("x"), at(100).named("y").numbered(1))).containsExactly(2);
    }

    @Test
    void actionsThatGoOnSideBySideAreToldApartByTheirIds() {
        assertThat(lengths(
                        at(0).named("x"), at(20).named("y"), at(40).named("x"), at(60).named("y"), at(80).named("x")))
                .containsExactly(3, 2);
        assertThat(lengths(
                        at(0).named("x"),
                        at(20).named("y"),
                        at(40).named("x").numbered(1),
                        at(60).named("x").numbered(2)))
                .containsExactly(3, 1);
    }

    @Test
    void aRetryThatChangesItsIdContinuesWhatWasTriedLast() {
        assertThat(lengths(
                        at(0).named("x"),
                        at(20).named("y"),
                        at(40).named("x"),
                        at(60).named("z").numbered(1)))
                .containsExactly(3, 1);
    }

    private static List<Integer> lengths(SentCall... calls) {
        return RetryChain.of(SentCall.all(calls)).stream()
                .map(chain -> chain.attempts().size())
                .toList();
    }
}
