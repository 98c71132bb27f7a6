package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder;
import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.accesspackageassignmentrequests.AccessPackageAssignmentRequestsRequestBuilder;
import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.accesspackageassignmentrequests.item.resume.ResumePostRequestBody;
import com.microsoft.graph.beta.identitygovernance.entitlementmanagement.assignmentrequests.AssignmentRequestsRequestBuilder;
import com.microsoft.graph.beta.models.AccessPackageAssignment;
import com.microsoft.graph.beta.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCallbackData;
import com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCollectionResponse;
import com.microsoft.graph.beta.models.ExpirationPattern;
import com.microsoft.graph.beta.models.ExpirationPatternType;
import com.microsoft.graph.beta.models.RequestSchedule;
import com.microsoft.graph.beta.models.odataerrors.ODataError;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** microsoft-graph-beta: everything that can be done to a request, under both names of its set. */
@SuppressWarnings("deprecation")
class GraphBetaConformanceTests {

    private static final EntitlementManagementRequestBuilder APPLICATION =
            Clients.beta(Clients.application()).identityGovernance().entitlementManagement();

    private final AccessPackageAssignmentRequestsRequestBuilder requests =
            APPLICATION.accessPackageAssignmentRequests();
    private final AssignmentRequestsRequestBuilder twins = APPLICATION.assignmentRequests();

    @Test
    void listsWithEveryQueryParameter() {
        AccessPackageAssignmentRequestCollectionResponse page = requests.get(call -> {
            call.queryParameters.filter =
                    "requestState eq 'DeliveryFailed' and accessPackage/id eq '" + World.SALES + "'";
            call.queryParameters.select = new String[] {"id", "requestState", "createdDateTime"};
            call.queryParameters.expand = new String[] {"accessPackage", "requestor($expand=connectedOrganization)"};
            call.queryParameters.orderby = new String[] {"createdDateTime desc"};
            call.queryParameters.top = 2;
            call.queryParameters.skip = 1;
            call.queryParameters.count = true;
        });

        assertThat(page.getOdataCount()).isGreaterThan(2);
        assertThat(page.getValue()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getRequestState()).isEqualTo("DeliveryFailed");
            assertThat(request.getAccessPackage().getDisplayName()).isEqualTo("Sales");
            assertThat(request.getRequestor().getObjectId()).isNotNull();
            assertThat(request.getCreatedDateTime()).isBefore(OffsetDateTime.now());
            assertThat(request.getJustification()).isNull();
        });
        assertThat(page.getOdataNextLink()).startsWith(Emulator.ORIGIN + "/beta/");
    }

    @Test
    void searches() {
        AccessPackageAssignmentRequestCollectionResponse page =
                requests.get(call -> call.queryParameters.search = "\"asked for by nobody\"");

        assertThat(page.getValue()).isEmpty();
    }

    @Test
    void counts() {
        Integer failed =
                requests.count().get(call -> call.queryParameters.filter = "requestState eq 'PartiallyDelivered'");

        assertThat(failed).isEqualTo(1);
        assertThat(twins.count().get()).isEqualTo(requests.count().get());
    }

    @Test
    void readsWithNestedExpand() {
        AccessPackageAssignmentRequest request = requests.byAccessPackageAssignmentRequestId(World.delivered(2))
                .get(call -> call.queryParameters.expand = new String[] {
                    "accessPackage($expand=accessPackageCatalog)",
                    "requestor",
                    "accessPackageAssignment($expand=target,accessPackageAssignmentPolicy)"
                });

        assertThat(request.getRequestState()).isEqualTo("Delivered");
        assertThat(request.getRequestStatus()).isEqualTo("Fulfilled");
        assertThat(request.getCompletedDate()).isNotNull();
        assertThat(request.getAccessPackage().getAccessPackageCatalog().getDisplayName())
                .isEqualTo("General");
        assertThat(request.getRequestor().getObjectId()).isEqualTo(World.user(2));
        AccessPackageAssignment assignment = request.getAccessPackageAssignment();
        assertThat(assignment.getId()).isEqualTo(World.assignment(2));
        assertThat(assignment.getTarget().getObjectId()).isEqualTo(World.user(2));
        assertThat(assignment.getAccessPackageAssignmentPolicy().getDisplayName())
                .isEqualTo("Direct");
    }

    @Test
    void createsARequestThatIsDelivered() {
        AccessPackageAssignmentRequest created = requests.post(adminAdd(World.freshUser()));

        assertThat(created.getRequestState()).isEqualTo("Submitted");
        assertThat(created.getRequestType()).isEqualTo("AdminAdd");
        awaitState(created.getId(), "Delivered");
        AccessPackageAssignmentRequest delivered =
                requests.byAccessPackageAssignmentRequestId(created.getId()).get();
        assertThat(delivered.getCompletedDate()).isAfterOrEqualTo(delivered.getCreatedDateTime());
    }

    @Test
    void createsThroughTheOtherName() {
        AccessPackageAssignmentRequest created = twins.post(adminAdd(World.freshUser()));

        awaitState(created.getId(), "Delivered");
    }

    @Test
    void reprocessesAFailedRequest() {
        String request = World.freshFailedRequest();

        requests.byAccessPackageAssignmentRequestId(request).reprocess().post();

        awaitState(request, "Delivered");
    }

    @Test
    void reprocessesThroughTheOtherName() {
        String request = World.freshFailedRequest();

        twins.byAccessPackageAssignmentRequestId(request).reprocess().post();

        awaitState(request, "Delivered");
    }

    @Test
    void aUserCancelsAPendingRequest() {
        EntitlementManagementRequestBuilder own = of(1);

        own.accessPackageAssignmentRequests()
                .byAccessPackageAssignmentRequestId(World.pendingApproval(1))
                .cancel()
                .post();

        assertThat(stateOf(World.pendingApproval(1))).isEqualTo("Canceled");
        of(2).assignmentRequests()
                .byAccessPackageAssignmentRequestId(World.pendingApproval(2))
                .cancel()
                .post();
        assertThat(stateOf(World.pendingApproval(2))).isEqualTo("Canceled");
    }

    @Test
    void resumesWhatWaitsForACustomExtension() {
        AccessPackageAssignmentRequestCallbackData data = new AccessPackageAssignmentRequestCallbackData();
        data.setStage(com.microsoft.graph.beta.models.AccessPackageCustomExtensionStage.AssignmentRequestApproved);
        data.setCustomExtensionStageInstanceDetail("Checked");
        ResumePostRequestBody body = new ResumePostRequestBody();
        body.setSource("Contoso.Check");
        body.setType("microsoft.graph.accessPackageCustomExtensionStage.assignmentRequestApproved");
        body.setData(data);

        requests.byAccessPackageAssignmentRequestId(World.waitingForCallback(1))
                .resume()
                .post(body);

        awaitState(World.waitingForCallback(1), "Delivered");
        var twin = new com.microsoft.graph.beta.identitygovernance.entitlementmanagement.assignmentrequests.item.resume
                .ResumePostRequestBody();
        twin.setSource(body.getSource());
        twin.setType(body.getType());
        data.setState("denied");
        twin.setData(data);
        twins.byAccessPackageAssignmentRequestId(World.waitingForCallback(2))
                .resume()
                .post(twin);
        awaitState(World.waitingForCallback(2), "Denied");
    }

    @Test
    void deletesWhatIsOver() {
        requests.byAccessPackageAssignmentRequestId(World.denied(1)).delete();
        twins.byAccessPackageAssignmentRequestId(World.denied(2)).delete();

        ODataError gone = catchThrowableOfType(
                ODataError.class, () -> requests.byAccessPackageAssignmentRequestId(World.denied(1))
                        .get());
        assertThat(gone.getError().getCode()).isEqualTo("RequestNotFound");
    }

    @Test
    void aUserFindsWhatWasAskedForThem() {
        var own = of(3).accessPackageAssignmentRequests()
                .filterByCurrentUserWithOn("target")
                .get();

        assertThat(own.getValue())
                .extracting(AccessPackageAssignmentRequest::getId)
                .contains(World.delivered(3), World.pendingApproval(3));
    }

    private static AccessPackageAssignmentRequest adminAdd(String user) {
        AccessPackageAssignment assignment = new AccessPackageAssignment();
        assignment.setTargetId(user);
        assignment.setAccessPackageId(World.SALES);
        assignment.setAssignmentPolicyId(World.DIRECT);
        ExpirationPattern expiration = new ExpirationPattern();
        expiration.setType(ExpirationPatternType.AfterDateTime);
        expiration.setEndDateTime(OffsetDateTime.now().plus(Duration.ofDays(30)));
        RequestSchedule schedule = new RequestSchedule();
        schedule.setStartDateTime(OffsetDateTime.now().minusMinutes(1));
        schedule.setExpiration(expiration);
        AccessPackageAssignmentRequest request = new AccessPackageAssignmentRequest();
        request.setRequestType("AdminAdd");
        request.setAccessPackageAssignment(assignment);
        request.setJustification("New in sales");
        request.setSchedule(schedule);
        return request;
    }

    private static EntitlementManagementRequestBuilder of(int user) {
        return Clients.beta(Clients.user(user)).identityGovernance().entitlementManagement();
    }

    private String stateOf(String id) {
        return requests.byAccessPackageAssignmentRequestId(id).get().getRequestState();
    }

    private void awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stateOf(id), state::equals);
    }
}
