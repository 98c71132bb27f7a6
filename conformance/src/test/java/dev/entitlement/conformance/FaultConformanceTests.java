package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.identitygovernance.entitlementmanagement.assignmentrequests.item.AccessPackageAssignmentRequestItemRequestBuilder;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.odataerrors.ODataError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SDK as it comes, with its default retry handler, meets 429, then 503, then an answer that is lost after the call was
 * carried out; and what the emulator thinks of how it retried.
 */
class FaultConformanceTests {

    private static final String THROTTLE = "{\"throttle\":{\"retryAfter\":\"1s\"}}";
    private static final String OUTAGE = "{\"error\":{\"status\":503,\"retryAfter\":\"1s\"}}";

    private final FaultyTenant tenant = new FaultyTenant();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSdkWaitsAsLongAsItIsAskedTo(boolean http2) {
        tenant.reprocessMeets(THROTTLE, OUTAGE, "\"pass\"");

        reprocess(http2);

        assertThat(summary().path("verdict").asText()).isEqualTo("honoured");
        assertReprocessedOnceWith(3);
        assertThat(summary().has("afterLostResponse")).isFalse();
    }

    /** Over HTTP/1.1 the broken connection is the program's to handle. */
    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty"})
    void aLostAnswerIsAnExceptionAndNoRetryOverHttp1(String via) {
        tenant.reprocessMeets(THROTTLE, OUTAGE, lost(via));

        RuntimeException failure = catchThrowableOfType(RuntimeException.class, () -> reprocess(false));

        assertThat(failure).isExactlyInstanceOf(RuntimeException.class).hasCauseInstanceOf(IOException.class);
        assertThat(summary().path("verdict").asText()).isEqualTo("gaveUp");
        assertThat(summary().path("afterLostResponse").asText()).isEqualTo("notRetried");
        assertReprocessedOnceWith(3);
    }

    /** Over HTTP/2 the HTTP client below the SDK sends it once more, and the program is told that it came too late. */
    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty"})
    void aLostAnswerIsRetriedBlindlyOverHttp2(String via) {
        tenant.reprocessMeets(THROTTLE, OUTAGE, lost(via));

        ODataError refused = catchThrowableOfType(ODataError.class, () -> reprocess(true));

        assertThat(refused.getResponseStatusCode()).isEqualTo(400);
        assertThat(refused.getError().getCode()).isEqualTo("InvalidRequestState");
        assertThat(summary().path("verdict").asText()).isEqualTo("honoured");
        assertThat(summary().path("afterLostResponse").asText()).isEqualTo("retriedAndRefused");
        assertReprocessedOnceWith(4);
    }

    @Test
    void aProgramThatReadsTheStateAfterAnExceptionLearnsThatItWasDone() {
        tenant.reprocessMeets(lost("reset"));

        catchThrowableOfType(RuntimeException.class, () -> reprocess(false));
        AccessPackageRequestState state = request(false).get().getState();

        assertThat(state).isIn(AccessPackageRequestState.Delivering, AccessPackageRequestState.Delivered);
        assertThat(summary().path("afterLostResponse").asText()).isEqualTo("readState");
        assertReprocessedOnceWith(1);
    }

    private static String lost(String via) {
        return "{\"lostResponse\":{\"via\":\"" + via + "\"}}";
    }

    private void reprocess(boolean http2) {
        request(http2).reprocess().post();
    }

    private AccessPackageAssignmentRequestItemRequestBuilder request(boolean http2) {
        var client = Clients.v1(tenant.application());
        return Clients.at(
                        (http2 ? Emulator.ORIGIN : Emulator.PLAIN_ORIGIN) + "/v1.0", client.getRequestAdapter(), client)
                .identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .byAccessPackageAssignmentRequestId(FaultyTenant.FAILED_REQUEST);
    }

    private JsonNode summary() {
        return tenant.retryReport().path("summary");
    }

    private void assertReprocessedOnceWith(int attempts) {
        assertThat(summary().path("chains").asInt()).isEqualTo(1);
        assertThat(summary().path("attempts").asInt()).isEqualTo(attempts);
        assertThat(summary().path("sideEffects").asInt()).isEqualTo(1);
        assertThat(summary().path("duplicateSideEffects").asInt()).isZero();
        tenant.verifyFaults();
    }
}
