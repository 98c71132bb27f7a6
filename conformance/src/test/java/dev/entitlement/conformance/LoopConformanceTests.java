package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.models.AccessPackageAssignmentRequestCollectionResponse;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.odataerrors.ODataError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What people use the emulator for: a program reprocesses everything that has failed until all is delivered. Only the
 * authority, the base URL, the host to which the token may go and the trust store differ from the same program against
 * Microsoft Graph.
 */
@Timeout(60)
class LoopConformanceTests {

    private static final String SCOPE = "https://graph.microsoft.com/.default";

    @Test
    void aProgramWithMicrosoftGraphReprocessesUntilEverythingIsDelivered() throws Exception {
        var graph = new com.microsoft.graph.serviceclient.GraphServiceClient(provider(LoopTenant.V1));
        graph.getRequestAdapter().setBaseUrl(Emulator.ORIGIN + "/v1.0");
        var requests = graph.identityGovernance().entitlementManagement().assignmentRequests();

        Set<String> delivered = new LinkedHashSet<>();
        Set<String> refused = new LinkedHashSet<>();
        int rounds = 0;
        while (true) {
            List<String> failed = new ArrayList<>();
            new PageIterator.Builder<AccessPackageAssignmentRequest, AccessPackageAssignmentRequestCollectionResponse>()
                    .client(graph)
                    .collectionPage(requests.get(call -> {
                        call.queryParameters.filter = "state eq 'deliveryFailed' or state eq 'partiallyDelivered'";
                        call.queryParameters.top = 10;
                    }))
                    .collectionPageFactory(
                            AccessPackageAssignmentRequestCollectionResponse::createFromDiscriminatorValue)
                    .processPageItemCallback(
                            request -> refused.contains(request.getId()) || failed.add(request.getId()))
                    .build()
                    .iterate();
            if (failed.isEmpty()) {
                break;
            }
            rounds++;
            List<String> accepted = new ArrayList<>();
            for (String id : failed) {
                try {
                    requests.byAccessPackageAssignmentRequestId(id).reprocess().post();
                    accepted.add(id);
                } catch (ODataError tooLate) {
                    assertThat(tooLate.getError().getCode()).isEqualTo("ReprocessWindowExpired");
                    refused.add(id);
                }
            }
            for (String id : accepted) {
                AccessPackageRequestState state;
                do {
                    Thread.sleep(100);
                    state = requests.byAccessPackageAssignmentRequestId(id)
                            .get()
                            .getState();
                } while (state == AccessPackageRequestState.Submitted || state == AccessPackageRequestState.Delivering);
                if (state == AccessPackageRequestState.Delivered) {
                    delivered.add(id);
                }
            }
        }

        assertEnd(LoopTenant.V1, rounds, delivered, refused);
    }

    @Test
    @SuppressWarnings("deprecation")
    void aProgramWithMicrosoftGraphBetaReprocessesUntilEverythingIsDelivered() throws Exception {
        var graph = new com.microsoft.graph.beta.serviceclient.GraphServiceClient(provider(LoopTenant.BETA));
        graph.getRequestAdapter().setBaseUrl(Emulator.ORIGIN + "/beta");
        var requests = graph.identityGovernance().entitlementManagement().accessPackageAssignmentRequests();

        Set<String> delivered = new LinkedHashSet<>();
        Set<String> refused = new LinkedHashSet<>();
        int rounds = 0;
        while (true) {
            List<String> failed = new ArrayList<>();
            new PageIterator.Builder<
                            com.microsoft.graph.beta.models.AccessPackageAssignmentRequest,
                            com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCollectionResponse>()
                    .client(graph)
                    .collectionPage(requests.get(call -> {
                        call.queryParameters.filter =
                                "requestState eq 'DeliveryFailed' or requestState eq 'PartiallyDelivered'";
                        call.queryParameters.top = 10;
                    }))
                    .collectionPageFactory(
                            com.microsoft.graph.beta.models.AccessPackageAssignmentRequestCollectionResponse
                                    ::createFromDiscriminatorValue)
                    .processPageItemCallback(
                            request -> refused.contains(request.getId()) || failed.add(request.getId()))
                    .build()
                    .iterate();
            if (failed.isEmpty()) {
                break;
            }
            rounds++;
            List<String> accepted = new ArrayList<>();
            for (String id : failed) {
                try {
                    requests.byAccessPackageAssignmentRequestId(id).reprocess().post();
                    accepted.add(id);
                } catch (com.microsoft.graph.beta.models.odataerrors.ODataError tooLate) {
                    assertThat(tooLate.getError().getCode()).isEqualTo("ReprocessWindowExpired");
                    refused.add(id);
                }
            }
            for (String id : accepted) {
                String state;
                do {
                    Thread.sleep(100);
                    state = requests.byAccessPackageAssignmentRequestId(id)
                            .get()
                            .getRequestState();
                } while (state.equals("Submitted") || state.equals("Delivering"));
                if (state.equals("Delivered")) {
                    delivered.add(id);
                }
            }
        }

        assertEnd(LoopTenant.BETA, rounds, delivered, refused);
    }

    private static AzureIdentityAuthenticationProvider provider(LoopTenant tenant) {
        TokenCredential credential = new ClientSecretCredentialBuilder()
                .authorityHost(Emulator.ORIGIN.toString())
                .disableInstanceDiscovery()
                .tenantId(tenant.id())
                .clientId(tenant.client())
                .clientSecret(LoopTenant.SECRET)
                .build();
        return new AzureIdentityAuthenticationProvider(credential, new String[] {"localhost"}, SCOPE);
    }

    /** One request failed and was delivered in part before the third round delivered it. */
    private static void assertEnd(LoopTenant tenant, int rounds, Set<String> delivered, Set<String> refused) {
        assertThat(refused).containsExactly(tenant.tooOld());
        assertThat(delivered)
                .hasSize(tenant.curable())
                .contains(tenant.halfDone())
                .endsWith(tenant.stubborn());
        assertThat(rounds).isEqualTo(3);
    }
}
