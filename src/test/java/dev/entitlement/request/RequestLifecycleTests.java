package dev.entitlement.request;

import static dev.entitlement.request.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.assignment.Schedule;
import dev.entitlement.catalog.Expiration;
import dev.entitlement.graph.GraphException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The steps of a request other than its deliveries. */
class RequestLifecycleTests {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Schedule FROM_LATER = Schedule.of(LATER, Expiration.NOT_SPECIFIED);

    @Test
    void whatNobodyHasToApproveIsDelivered() {
        AssignmentRequest request = Requests.submitted(RequestType.ADMIN_ADD, Schedule.NONE);

        RequestTransition transition = request.proceed(false, NOW).orElseThrow();

        assertThat(request.state()).isEqualTo(RequestState.DELIVERING);
        assertThat(request.isDelivering(1)).isTrue();
        assertThat(transition.cause()).isEqualTo(TransitionCause.SYSTEM);
        assertThat(request.proceed(false, NOW)).isEmpty();
    }

    @Test
    void whatIsForLaterIsScheduledAndBeginsWhenItIsDue() {
        AssignmentRequest request = Requests.submitted(RequestType.ADMIN_ADD, FROM_LATER);

        request.proceed(false, NOW);

        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(request.status()).isEqualTo("PendingNotBefore");
        assertThat(request.proceedsAt()).contains(LATER);
        assertThat(request.proceed(false, LATER.minusMillis(1))).isEmpty();
        assertThat(request.proceed(false, LATER)).isPresent();
        assertThat(request.state()).isEqualTo(RequestState.DELIVERING);
        assertThat(request.proceedsAt()).isEmpty();
    }

    @Test
    void whatIsApprovedForLaterIsScheduled() {
        AssignmentRequest request = Requests.submitted(RequestType.USER_ADD, FROM_LATER);
        request.proceed(true, NOW);
        assertThat(request.state()).isEqualTo(RequestState.PENDING_APPROVAL);

        request.approve(NOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
    }

    @Test
    void aDenialCompletesARequest() {
        AssignmentRequest request = Requests.submitted(RequestType.USER_ADD, Schedule.NONE);
        request.proceed(true, NOW);
        request.escalate();
        assertThat(request.status()).isEqualTo("PendingApprovalEscalated");

        RequestTransition transition = request.deny(NOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.DENIED);
        assertThat(request.completedAt()).isEqualTo(NOW);
        assertThat(transition.cause()).isEqualTo(TransitionCause.GRAPH);
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> request.approve(NOW, "call-2"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void whatNobodyDecidesOnInTimeIsDeniedAndExpired() {
        AssignmentRequest request = Requests.submitted(RequestType.USER_ADD, Schedule.NONE);
        request.proceed(true, NOW);

        request.expire(NOW);

        assertThat(request.state()).isEqualTo(RequestState.DENIED);
        assertThat(request.status()).isEqualTo("Expired");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "PENDING_APPROVAL", "SCHEDULED", "DELIVERY_FAILED"})
    void whatIsNotDeliveredCanBeCanceled(RequestState state) {
        AssignmentRequest request = Requests.in(state);

        RequestTransition transition = request.cancel(NOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.CANCELED);
        assertThat(request.completedAt()).isEqualTo(NOW);
        assertThat(transition.callId()).isEqualTo("call-1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SUBMITTED", "PENDING_APPROVAL", "SCHEDULED", "DELIVERY_FAILED"})
    void anythingElseCannotBeCanceled(RequestState state) {
        AssignmentRequest request = Requests.in(state);

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> request.cancel(NOW, "call-1"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestState"));
        assertThat(request.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "PARTIALLY_DELIVERED", "DELIVERY_FAILED", "DENIED", "CANCELED"})
    void whatIsCompleteCanBeDeleted(RequestState state) {
        Requests.in(state).requireDeletable();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "PENDING_APPROVAL", "SCHEDULED", "DELIVERING"})
    void whatIsNotCompleteCannotBeDeleted(RequestState state) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(Requests.in(state)::requireDeletable)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestState"));
    }

    @Test
    void whatWaitsForACallbackGoesOnOnlyWithIt() {
        AssignmentRequest request = Requests.submitted(RequestType.USER_ADD, Schedule.NONE);
        request.waitForCallback(RequestStage.ASSIGNMENT_REQUEST_CREATED);
        assertThat(request.proceed(false, NOW)).isEmpty();

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() ->
                        request.resume(new Callback(RequestStage.ASSIGNMENT_REQUEST_APPROVED, false), NOW, "call-1"));
        request.resume(new Callback(RequestStage.ASSIGNMENT_REQUEST_CREATED, false), NOW, "call-1");

        assertThat(request.status()).isEqualTo("Accepted");
        assertThat(request.proceed(false, NOW)).isPresent();
    }

    @Test
    void aCallbackDeniesExceptRightAfterCreation() {
        AssignmentRequest request = Requests.submitted(RequestType.USER_ADD, Schedule.NONE);
        request.waitForCallback(null);

        request.resume(new Callback(RequestStage.ASSIGNMENT_REQUEST_APPROVED, true), NOW, "call-1");

        assertThat(request.state()).isEqualTo(RequestState.DENIED);
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> new Callback(RequestStage.ASSIGNMENT_REQUEST_CREATED, true));
    }

    @Test
    void onlyAWaitingRequestIsResumed() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> Requests.in(RequestState.SUBMITTED)
                        .resume(new Callback(RequestStage.ASSIGNMENT_REQUEST_APPROVED, false), NOW, "call-1"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("InvalidRequestState"));
    }
}
