package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.identitygovernance.entitlementmanagement.EntitlementManagementRequestBuilder;
import com.microsoft.graph.identitygovernance.entitlementmanagement.assignmentrequests.AssignmentRequestsRequestBuilder;
import com.microsoft.graph.identitygovernance.entitlementmanagement.assignmentrequests.item.resume.ResumePostRequestBody;
import com.microsoft.graph.models.AccessPackageAssignment;
import com.microsoft.graph.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.models.AccessPackageAssignmentRequestCallbackData;
import com.microsoft.graph.models.AccessPackageAssignmentRequestCollectionResponse;
import com.microsoft.graph.models.AccessPackageAssignmentState;
import com.microsoft.graph.models.AccessPackageCustomExtensionStage;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.AccessPackageRequestType;
import com.microsoft.graph.models.EntitlementManagementSchedule;
import com.microsoft.graph.models.ExpirationPattern;
import com.microsoft.graph.models.ExpirationPatternType;
import com.microsoft.graph.models.odataerrors.ODataError;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** microsoft-graph: everything that can be done to a request in v1.0. */
class GraphV1ConformanceTests {

    private static final EntitlementManagementRequestBuilder APPLICATION =
            Clients.v1(Clients.application()).identityGovernance().entitlementManagement();

    private final AssignmentRequestsRequestBuilder requests = APPLICATION.assignmentRequests();

    @Test
    void listsWithEveryQueryParameter() {
        AccessPackageAssignmentRequestCollectionResponse page = requests.get(call -> {
            call.queryParameters.filter = "state eq 'deliveryFailed' and accessPackage/id eq '" + World.SALES + "'";
            call.queryParameters.select = new String[] {"id", "state", "createdDateTime"};
            call.queryParameters.expand = new String[] {"accessPackage", "requestor($expand=connectedOrganization)"};
            call.queryParameters.orderby = new String[] {"createdDateTime desc"};
            call.queryParameters.top = 2;
            call.queryParameters.skip = 1;
            call.queryParameters.count = true;
        });

        assertThat(page.getOdataCount()).isGreaterThan(2);
        assertThat(page.getValue()).hasSize(2).allSatisfy(request -> {
            assertThat(request.getState()).isEqualTo(AccessPackageRequestState.DeliveryFailed);
            assertThat(request.getAccessPackage().getDisplayName()).isEqualTo("Sales");
            assertThat(request.getRequestor().getObjectId()).isNotNull();
            assertThat(request.getCreatedDateTime()).isBefore(OffsetDateTime.now());
            assertThat(request.getJustification()).isNull();
        });
        assertThat(page.getOdataNextLink()).startsWith(Emulator.ORIGIN + "/v1.0/");
    }

    @Test
    void searches() {
        AccessPackageAssignmentRequestCollectionResponse page =
                requests.get(call -> call.queryParameters.search = "\"asked for by nobody\"");

        assertThat(page.getValue()).isEmpty();
    }

    @Test
    void counts() {
        Integer partly = requests.count().get(call -> call.queryParameters.filter = "state eq 'partiallyDelivered'");

        assertThat(partly).isEqualTo(1);
    }

    @Test
    void readsWithNestedExpand() {
        AccessPackageAssignmentRequest request = requests.byAccessPackageAssignmentRequestId(World.delivered(2))
                .get(call -> call.queryParameters.expand = new String[] {
                    "accessPackage($expand=catalog)", "requestor", "assignment($expand=target,assignmentPolicy)"
                });

        assertThat(request.getState()).isEqualTo(AccessPackageRequestState.Delivered);
        assertThat(request.getStatus()).isEqualTo("Fulfilled");
        assertThat(request.getRequestType()).isEqualTo(AccessPackageRequestType.UserAdd);
        assertThat(request.getCompletedDateTime()).isNotNull();
        assertThat(request.getAccessPackage().getCatalog().getDisplayName()).isEqualTo("General");
        assertThat(request.getRequestor().getObjectId()).isEqualTo(World.user(2));
        AccessPackageAssignment assignment = request.getAssignment();
        assertThat(assignment.getId()).isEqualTo(World.assignment(2));
        assertThat(assignment.getState()).isEqualTo(AccessPackageAssignmentState.Delivered);
        assertThat(assignment.getTarget().getObjectId()).isEqualTo(World.user(2));
        assertThat(assignment.getAssignmentPolicy().getDisplayName()).isEqualTo("Direct");
    }

    @Test
    void createsARequestThatIsDelivered() {
        EntitlementManagementSchedule schedule = new EntitlementManagementSchedule();
        schedule.setStartDateTime(OffsetDateTime.now().minusMinutes(1));
        schedule.setExpiration(in(Duration.ofDays(30)));
        AccessPackageAssignmentRequest request = request(
                AccessPackageRequestType.AdminAdd,
                Map.of(
                        "targetId", World.freshUser(),
                        "accessPackageId", World.SALES,
                        "assignmentPolicyId", World.DIRECT));
        request.setJustification("New in sales");
        request.setSchedule(schedule);

        AccessPackageAssignmentRequest created = requests.post(request);

        assertThat(created.getState()).isEqualTo(AccessPackageRequestState.Submitted);
        assertThat(created.getRequestType()).isEqualTo(AccessPackageRequestType.AdminAdd);
        assertThat(created.getSchedule().getExpiration().getType()).isEqualTo(ExpirationPatternType.AfterDateTime);
        awaitState(created.getId(), AccessPackageRequestState.Delivered);
        AccessPackageAssignmentRequest delivered =
                requests.byAccessPackageAssignmentRequestId(created.getId()).get();
        assertThat(delivered.getCompletedDateTime()).isAfterOrEqualTo(delivered.getCreatedDateTime());
    }

    @Test
    void takesTheAccessAwayAgain() {
        String user = World.freshUser();
        AccessPackageAssignmentRequest addition = request(
                AccessPackageRequestType.AdminAdd,
                Map.of("targetId", user, "accessPackageId", World.SALES, "assignmentPolicyId", World.DIRECT));
        awaitState(requests.post(addition).getId(), AccessPackageRequestState.Delivered);
        String assignment = APPLICATION
                .assignments()
                .get(call -> call.queryParameters.filter = "target/objectId eq '" + user + "'")
                .getValue()
                .get(0)
                .getId();

        awaitState(requests.post(removal(assignment)).getId(), AccessPackageRequestState.Delivered);

        assertThat(APPLICATION
                        .assignments()
                        .byAccessPackageAssignmentId(assignment)
                        .get()
                        .getState())
                .isEqualTo(AccessPackageAssignmentState.Expired);
    }

    @Test
    void reprocessesAFailedRequest() {
        String request = World.freshFailedRequest();

        requests.byAccessPackageAssignmentRequestId(request).reprocess().post();

        awaitState(request, AccessPackageRequestState.Delivered);
    }

    @Test
    void aUserCancelsAPendingRequest() {
        Clients.v1(Clients.user(4))
                .identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .byAccessPackageAssignmentRequestId(World.pendingApproval(4))
                .cancel()
                .post();

        assertThat(stateOf(World.pendingApproval(4))).isEqualTo(AccessPackageRequestState.Canceled);
    }

    @Test
    void resumesWhatWaitsForACustomExtension() {
        resume(World.waitingForCallback(4), null);
        awaitState(World.waitingForCallback(4), AccessPackageRequestState.Delivered);

        resume(World.waitingForCallback(5), "denied");
        awaitState(World.waitingForCallback(5), AccessPackageRequestState.Denied);
    }

    @Test
    void deletesWhatIsOver() {
        requests.byAccessPackageAssignmentRequestId(World.denied(4)).delete();

        ODataError gone = catchThrowableOfType(
                ODataError.class, () -> requests.byAccessPackageAssignmentRequestId(World.denied(4))
                        .get());
        assertThat(gone.getError().getCode()).isEqualTo("RequestNotFound");
    }

    @Test
    void aUserFindsWhatWasAskedForThem() {
        var own = Clients.v1(Clients.user(5))
                .identityGovernance()
                .entitlementManagement()
                .assignmentRequests()
                .filterByCurrentUserWithOn("target")
                .get();

        assertThat(own.getValue())
                .extracting(AccessPackageAssignmentRequest::getId)
                .contains(World.delivered(5), World.pendingApproval(5));
    }

    /** With a new body each time: of one that was sent before, this SDK sends only what has changed since. */
    private void resume(String request, String state) {
        AccessPackageAssignmentRequestCallbackData data = new AccessPackageAssignmentRequestCallbackData();
        data.setStage(AccessPackageCustomExtensionStage.AssignmentRequestApproved);
        data.setCustomExtensionStageInstanceDetail("Checked");
        data.setState(state);
        ResumePostRequestBody body = new ResumePostRequestBody();
        body.setSource("Contoso.Check");
        body.setType("microsoft.graph.accessPackageCustomExtensionStage.assignmentRequestApproved");
        body.setData(data);
        requests.byAccessPackageAssignmentRequestId(request).resume().post(body);
    }

    private static AccessPackageAssignmentRequest removal(String assignment) {
        AccessPackageAssignmentRequest request = request(AccessPackageRequestType.AdminRemove, Map.of());
        request.getAssignment().setId(assignment);
        return request;
    }

    /** This SDK has no setters for the three ids that Graph asks for. */
    private static AccessPackageAssignmentRequest request(AccessPackageRequestType type, Map<String, Object> ids) {
        AccessPackageAssignment assignment = new AccessPackageAssignment();
        assignment.setAdditionalData(ids);
        AccessPackageAssignmentRequest request = new AccessPackageAssignmentRequest();
        request.setRequestType(type);
        request.setAssignment(assignment);
        return request;
    }

    private static ExpirationPattern in(Duration duration) {
        ExpirationPattern expiration = new ExpirationPattern();
        expiration.setType(ExpirationPatternType.AfterDateTime);
        expiration.setEndDateTime(OffsetDateTime.now().plus(duration));
        return expiration;
    }

    private AccessPackageRequestState stateOf(String id) {
        return requests.byAccessPackageAssignmentRequestId(id).get().getState();
    }

    private void awaitState(String id, AccessPackageRequestState state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stateOf(id), state::equals);
    }
}
