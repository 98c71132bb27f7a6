package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.tasks.PageIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PageIterator of both SDKs follows the emulator's links to the last page, each entity once. */
class PagingConformanceTests {

    @Test
    void theBetaIteratorSeesEveryRequestOnce() throws Exception {
        WireLog log = new WireLog();
        var client = Clients.beta(Clients.application(), log);
        var requests = client.identityGovernance().entitlementManagement().accessPackageAssignmentRequests();
        List<String> seen = new ArrayList<>();

        new PageIterator.Builder<
                        com.microsoft.graph.beta.models.AccessPackageAssignmentRequest,
                        com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCollectionResponse>()
                .client(client)
                .collectionPage(requests.get(call -> {
                    call.queryParameters.filter =
                            "requestType eq 'UserAdd' and accessPackage/id eq '" + World.SALES + "'";
                    call.queryParameters.expand = new String[] {"requestor($expand=connectedOrganization)"};
                    call.queryParameters.select = new String[] {"id", "requestState"};
                    call.queryParameters.orderby = new String[] {"createdDateTime desc"};
                    call.queryParameters.top = 20;
                }))
                .collectionPageFactory(
                        com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCollectionResponse
                                ::createFromDiscriminatorValue)
                .processPageItemCallback(request -> {
                    assertThat(request.getRequestor().getObjectId()).isNotNull();
                    return seen.add(request.getId());
                })
                .build()
                .iterate();

        assertThat(new LinkedHashSet<>(seen)).hasSameSizeAs(seen).hasSizeGreaterThan(120);
        assertThat(log.calls()).hasSizeGreaterThan(6);
    }

    @Test
    void theV1IteratorSeesEveryRequestOnceAndStopsWhenTold() throws Exception {
        WireLog log = new WireLog();
        var client = Clients.v1(Clients.application(), log);
        var requests = client.identityGovernance().entitlementManagement().assignmentRequests();
        List<String> seen = new ArrayList<>();

        var iterator = new PageIterator.Builder<
                        com.microsoft.graph.models.AccessPackageAssignmentRequest,
                        com.microsoft.graph.models.AccessPackageAssignmentRequestCollectionResponse>()
                .client(client)
                .collectionPage(requests.get(call -> {
                    call.queryParameters.filter =
                            "requestType eq 'userAdd' and accessPackage/id eq '" + World.SALES + "'";
                    call.queryParameters.top = 20;
                    call.headers.add("Prefer", "odata.maxpagesize=20");
                }))
                .collectionPageFactory(
                        com.microsoft.graph.models.AccessPackageAssignmentRequestCollectionResponse
                                ::createFromDiscriminatorValue)
                .processPageItemCallback(request -> seen.add(request.getId()) && seen.size() != 50)
                .build();
        iterator.iterate();
        assertThat(seen).hasSize(50);
        assertThat(log.calls()).hasSize(3);

        iterator.iterate();
        assertThat(new LinkedHashSet<>(seen)).hasSameSizeAs(seen).hasSizeGreaterThan(120);
    }
}
