package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.beta.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.core.content.BatchRequestContentCollection;
import com.microsoft.graph.core.content.BatchResponseContentCollection;
import com.microsoft.graph.core.requests.IBaseClient;
import com.microsoft.kiota.RequestInformation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More than twenty steps, which the SDKs send as several batches. */
@SuppressWarnings("deprecation")
class BatchConformanceTests {

    @Test
    void readsTwentyFiveRequestsInTwoBatches() throws IOException {
        WireLog log = new WireLog();
        var client = Clients.beta(Clients.application(), log);
        var requests = client.identityGovernance().entitlementManagement().accessPackageAssignmentRequests();
        BatchRequestContentCollection batch = new BatchRequestContentCollection(client);
        Map<String, String> steps = new LinkedHashMap<>();
        for (int n = 0; n < 25; n++) {
            String id = World.freshFailedRequest();
            steps.put(
                    batch.addBatchRequestStep(
                            requests.byAccessPackageAssignmentRequestId(id).toGetRequestInformation(call -> {
                                call.queryParameters.expand = new String[] {"requestor"};
                                call.queryParameters.select = new String[] {"id", "requestState"};
                            })),
                    id);
        }

        BatchResponseContentCollection answers = client.getBatchRequestBuilder().post(batch, null);

        assertThat(log.calls()).extracting(WireLog.Call::path).containsExactly("/beta/$batch", "/beta/$batch");
        assertThat(answers.getResponsesStatusCodes()).hasSize(25).allSatisfy((step, status) -> assertThat(status)
                .isEqualTo(200));
        steps.forEach((step, id) -> assertThat(
                        answers.getResponseById(step, AccessPackageAssignmentRequest::createFromDiscriminatorValue)
                                .getId())
                .isEqualTo(id));
    }

    @Test
    void reprocessesInABatchWithABodyThatSaysNothing() throws IOException {
        var client = Clients.beta(Clients.application());
        var requests = client.identityGovernance().entitlementManagement().accessPackageAssignmentRequests();
        BatchRequestContentCollection batch = new BatchRequestContentCollection(client);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 22; n++) {
            ids.add(World.freshFailedRequest());
            batch.addBatchRequestStep(withEmptyObject(requests.byAccessPackageAssignmentRequestId(ids.get(n))
                    .reprocess()
                    .toPostRequestInformation()));
        }

        BatchResponseContentCollection answers = client.getBatchRequestBuilder().post(batch, null);

        assertThat(answers.getResponsesStatusCodes().values()).hasSize(22).containsOnly(202);
        ids.forEach(id -> await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> requests.byAccessPackageAssignmentRequestId(id)
                                .get()
                                .getRequestState(),
                        "Delivered"::equals));
    }

    @Test
    void aStepThatIsRefusedIsTheOnlyOne() throws IOException {
        var client = Clients.v1(Clients.application());
        var requests = client.identityGovernance().entitlementManagement().assignmentRequests();
        BatchRequestContentCollection batch = new BatchRequestContentCollection(client);
        String refused =
                batch.addBatchRequestStep(withEmptyObject(requests.byAccessPackageAssignmentRequestId(World.DELIVERED)
                        .reprocess()
                        .toPostRequestInformation()));
        String good = batch.addBatchRequestStep(
                requests.byAccessPackageAssignmentRequestId(World.DELIVERED).toGetRequestInformation());

        BatchResponseContentCollection answers = client.getBatchRequestBuilder().post(batch, null);

        assertThat(answers.getResponsesStatusCodes())
                .containsEntry(refused, 400)
                .containsEntry(good, 200);
        assertThat(answers.getResponseById(refused).body().string()).contains("\"InvalidRequestState\"");
    }

    /** Why the steps above have a body: without one this SDK cannot write the batch. */
    @Test
    void theSdkCannotPutAPostWithoutABodyIntoABatch() {
        var client = Clients.beta(Clients.application());
        RequestInformation reprocess = client.identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentRequests()
                .byAccessPackageAssignmentRequestId(World.DELIVERED)
                .reprocess()
                .toPostRequestInformation();

        assertThatThrownBy(() -> post(client, reprocess)).isInstanceOf(NullPointerException.class);
    }

    private static void post(IBaseClient client, RequestInformation step) throws IOException {
        BatchRequestContentCollection batch = new BatchRequestContentCollection(client);
        batch.addBatchRequestStep(step);
        client.getBatchRequestBuilder().post(batch, null);
    }

    private static RequestInformation withEmptyObject(RequestInformation action) {
        action.setStreamContent(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)), "application/json");
        return action;
    }
}
