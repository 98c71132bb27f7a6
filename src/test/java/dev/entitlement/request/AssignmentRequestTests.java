package dev.entitlement.request;

import static dev.entitlement.request.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.entitlement.graph.GraphException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AssignmentRequestTests {

    private static final ReprocessWindow WINDOW = new ReprocessWindow(Duration.ofDays(14));

    @ParameterizedTest
    @EnumSource(names = {"DELIVERY_FAILED", "PARTIALLY_DELIVERED"})
    void reprocessBeginsAnotherDelivery(RequestState failed) {
        AssignmentRequest request = Requests.in(failed);
        Instant completed = request.completedAt();

        RequestTransition transition = request.reprocess(NOW, WINDOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.DELIVERING);
        assertThat(request.status()).isEqualTo("Delivering");
        assertThat(request.completedAt()).isNull();
        assertThat(request.deliveryAttempt()).isEqualTo(1);
        assertThat(transition.from()).isEqualTo(failed);
        assertThat(transition.to()).isEqualTo(RequestState.DELIVERING);
        assertThat(transition.cause()).isEqualTo(TransitionCause.GRAPH);
        assertThat(transition.callId()).isEqualTo("call-1");
        assertThat(transition.previouslyCompletedAt()).isEqualTo(completed);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DELIVERY_FAILED", "PARTIALLY_DELIVERED"})
    void refusesReprocessInAnyOtherState(RequestState state) {
        AssignmentRequest request = Requests.in(state);

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> request.reprocess(NOW, WINDOW, "call-1"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestState"))
                .withMessageContaining("DeliveryFailed or PartiallyDelivered");
        assertThat(request.state()).isEqualTo(state);
    }

    @Test
    void refusesReprocessAfterFourteenDays() {
        AssignmentRequest request = Requests.in(RequestState.DELIVERY_FAILED, NOW.minus(Duration.ofDays(14)));

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> request.reprocess(NOW, WINDOW, "call-1"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ReprocessWindowExpired"))
                .withMessageContaining("2026-03-17T12:00:00Z")
                .withMessageContaining("14 days");
        assertThat(request.state()).isEqualTo(RequestState.DELIVERY_FAILED);
        assertThat(request.completedAt()).isEqualTo(NOW.minus(Duration.ofDays(14)));
    }

    @Test
    void allowsReprocessOneSecondBeforeFourteenDays() {
        AssignmentRequest request = Requests.in(
                RequestState.DELIVERY_FAILED, NOW.minus(Duration.ofDays(14)).plusSeconds(1));

        request.reprocess(NOW, WINDOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.DELIVERING);
    }

    @Test
    void aDeliveryEndsOnlyOnce() {
        AssignmentRequest request = Requests.in(RequestState.DELIVERY_FAILED);
        request.reprocess(NOW, WINDOW, "call-1");

        assertThat(request.completeDelivery(1, RequestState.PARTIALLY_DELIVERED, NOW.plusSeconds(5)))
                .isPresent();
        assertThat(request.completeDelivery(1, RequestState.DELIVERED, NOW.plusSeconds(6)))
                .isEmpty();

        assertThat(request.state()).isEqualTo(RequestState.PARTIALLY_DELIVERED);
        assertThat(request.completedAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void anOldDeliveryDoesNotEndANewerOne() {
        AssignmentRequest request = Requests.in(RequestState.DELIVERY_FAILED);
        request.reprocess(NOW, WINDOW, "call-1");
        request.completeDelivery(1, RequestState.DELIVERY_FAILED, NOW);
        request.reprocess(NOW, WINDOW, "call-2");

        assertThat(request.completeDelivery(1, RequestState.DELIVERED, NOW)).isEmpty();
        assertThat(request.isDelivering(2)).isTrue();
    }

    @Test
    void aReprocessedRequestGetsANewWindow() {
        AssignmentRequest request = Requests.in(
                RequestState.DELIVERY_FAILED, NOW.minus(Duration.ofDays(14)).plusSeconds(1));
        request.reprocess(NOW, WINDOW, "call-1");
        request.completeDelivery(1, RequestState.DELIVERY_FAILED, NOW);

        request.reprocess(NOW.plus(Duration.ofDays(13)), WINDOW, "call-2");

        assertThat(request.state()).isEqualTo(RequestState.DELIVERING);
    }

    @Test
    void aDeliveryCannotEndInAStateThatFollowsNoDelivery() {
        AssignmentRequest request = Requests.in(RequestState.DELIVERY_FAILED);
        request.reprocess(NOW, WINDOW, "call-1");

        assertThatIllegalStateException()
                .isThrownBy(() -> request.completeDelivery(1, RequestState.CANCELED, NOW))
                .withMessageContaining("DELIVERING to CANCELED");
    }
}
