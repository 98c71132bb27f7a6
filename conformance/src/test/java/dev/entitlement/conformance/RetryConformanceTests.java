package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.kiota.ApiException;
import dev.entitlement.conformance.Relay.Failure;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDKs repeat a reprocess that was told to wait, after the time it was told, and the emulator does it once. */
@SuppressWarnings("deprecation")
class RetryConformanceTests {

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 504})
    void aThrottledReprocessIsRepeatedWhenRetryAfterIsOver(int status) {
        String request = World.freshFailedRequest();
        try (Relay relay = new Relay(new Failure(status, 1), new Failure(status, 2))) {
            reprocessByBeta(relay, request);

            assertThat(relay.waits()).hasSize(2);
            assertThat(relay.waits().get(0)).isBetween(Duration.ofMillis(950), Duration.ofMillis(1900));
            assertThat(relay.waits().get(1)).isBetween(Duration.ofMillis(1950), Duration.ofMillis(2900));
            assertThat(relay.passed()).containsExactly(202);
        }
        assertReprocessedOnce(request);
    }

    @Test
    void v1RepeatsLikewise() {
        String request = World.freshFailedRequest();
        try (Relay relay = new Relay(new Failure(429, 1))) {
            var client = Clients.v1(Clients.application());
            Clients.at(relay.origin() + "/v1.0", client.getRequestAdapter(), client)
                    .identityGovernance()
                    .entitlementManagement()
                    .assignmentRequests()
                    .byAccessPackageAssignmentRequestId(request)
                    .reprocess()
                    .post();

            assertThat(relay.waits()).hasSize(1);
            assertThat(relay.passed()).containsExactly(202);
        }
        assertReprocessedOnce(request);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502})
    void whatIsNoInvitationToRetryIsNotRepeated(int status) {
        String request = World.freshFailedRequest();
        try (Relay relay = new Relay(new Failure(status, 1))) {
            ApiException refused = catchThrowableOfType(ApiException.class, () -> reprocessByBeta(relay, request));

            assertThat(refused.getResponseStatusCode()).isEqualTo(status);
            assertThat(relay.waits()).isEmpty();
            assertThat(relay.passed()).isEmpty();
        }
        assertThat(stateOf(request)).isEqualTo("DeliveryFailed");
    }

    @Test
    void theSdkGivesUpAfterThreeRetries() {
        assertThat(attempts(new Failure(429, 0))).isEqualTo(4);
    }

    /** The HTTP client below the SDK takes that answer for an invitation, too, and sends each attempt twice. */
    @Test
    void aServiceThatIsBackAtOnceIsAskedEightTimes() {
        assertThat(attempts(new Failure(503, 0))).isEqualTo(8);
    }

    private static int attempts(Failure failure) {
        String request = World.freshFailedRequest();
        try (Relay relay = new Relay(Collections.nCopies(20, failure).toArray(Failure[]::new))) {
            ApiException refused = catchThrowableOfType(ApiException.class, () -> reprocessByBeta(relay, request));

            assertThat(refused.getResponseStatusCode()).isEqualTo(failure.status());
            assertThat(relay.passed()).isEmpty();
            return relay.waits().size() + 1;
        }
    }

    private static void reprocessByBeta(Relay relay, String request) {
        var client = Clients.beta(Clients.application());
        Clients.at(relay.origin() + "/beta", client.getRequestAdapter(), client)
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentRequests()
                .byAccessPackageAssignmentRequestId(request)
                .reprocess()
                .post();
    }

    private static void assertReprocessedOnce(String request) {
        assertThat(stateOf(request)).isIn("Delivering", "Delivered");
    }

    private static String stateOf(String request) {
        return Clients.beta(Clients.application())
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentRequests()
                .byAccessPackageAssignmentRequestId(request)
                .get()
                .getRequestState();
    }
}
