package example;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.identitygovernance.entitlementmanagement.assignmentrequests.AssignmentRequestsRequestBuilder;
import com.microsoft.graph.models.AccessPackageAssignmentRequest;
import com.microsoft.graph.models.AccessPackageAssignmentRequestCollectionResponse;
import com.microsoft.graph.models.AccessPackageRequestState;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reprocesses every assignment request that was not delivered, or only in part, and waits until it is.
 *
 * <pre>../../mvnw -q package &amp;&amp; java -jar target/reprocess-failed.jar</pre>
 *
 * AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET say who calls. With no more than these it calls Microsoft
 * Graph; the emulator is called with, for example,
 *
 * <pre>
 * curl -so truststore.p12 http://localhost:8080/_emulator/tls/truststore.p12
 * export AZURE_AUTHORITY_HOST=https://localhost:8443 GRAPH_BASE_URL=https://localhost:8443
 * java -Djavax.net.ssl.trustStore=truststore.p12 -Djavax.net.ssl.trustStorePassword=changeit \
 *   -jar target/reprocess-failed.jar
 * </pre>
 */
public final class ReprocessFailed {

    private static final int ATTEMPTS = 5;

    /** For one delivery: Microsoft's take minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Set<AccessPackageRequestState> ENDS = Set.of(
            AccessPackageRequestState.Delivered,
            AccessPackageRequestState.DeliveryFailed,
            AccessPackageRequestState.PartiallyDelivered);

    private final GraphServiceClient graph;
    private final AssignmentRequestsRequestBuilder requests;
    private int skipped;

    private ReprocessFailed(GraphServiceClient graph) {
        this.graph = graph;
        this.requests = graph.identityGovernance().entitlementManagement().assignmentRequests();
    }

    public static void main(String[] arguments) {
        try {
            new ReprocessFailed(client()).reprocessAll();
            System.exit(0);
        } catch (ODataError refused) {
            System.err.println(refused.getError().getCode() + ": " + refused.getMessage());
        } catch (Exception failed) {
            System.err.println(failed.getMessage());
        }
        System.exit(1);
    }

    private static GraphServiceClient client() {
        URI base = URI.create(environment("GRAPH_BASE_URL").orElse("https://graph.microsoft.com"));
        // The SDK sends its token to these hosts, over HTTPS only. No ports here: with one, nothing matches.
        String[] hosts = {base.getHost()};
        GraphServiceClient client = new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(credential(), hosts, "https://graph.microsoft.com/.default"));
        client.getRequestAdapter().setBaseUrl(base.resolve("/v1.0").toString());
        return client;
    }

    private static TokenCredential credential() {
        ClientSecretCredentialBuilder credential = new ClientSecretCredentialBuilder()
                .tenantId(required("AZURE_TENANT_ID"))
                .clientId(required("AZURE_CLIENT_ID"))
                .clientSecret(required("AZURE_CLIENT_SECRET"));
        // An authority that is not Microsoft's is not asked about at Microsoft.
        environment("AZURE_AUTHORITY_HOST")
                .ifPresent(host -> credential.authorityHost(host).disableInstanceDiscovery());
        return credential.build();
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static String required(String name) {
        return environment(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private void reprocessAll() throws Exception {
        int delivered = 0;
        List<String> failed = failedRequests();
        for (int attempt = 1; !failed.isEmpty(); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new IllegalStateException(
                        "Not delivered after " + ATTEMPTS + " attempts: " + String.join(", ", failed));
            }
            List<String> underway = failed.stream().filter(this::reprocess).toList();
            failed = new ArrayList<>();
            for (String id : underway) {
                AccessPackageRequestState state = outcome(id);
                System.out.println(id + " " + state.getValue());
                if (state == AccessPackageRequestState.Delivered) {
                    delivered++;
                } else {
                    failed.add(id);
                }
            }
        }
        System.out.println(delivered + " delivered, " + skipped + " skipped");
    }

    /** The ids of all requests whose delivery failed, whatever number of pages they take. */
    private List<String> failedRequests() throws Exception {
        List<String> ids = new ArrayList<>();
        new PageIterator.Builder<AccessPackageAssignmentRequest, AccessPackageAssignmentRequestCollectionResponse>()
                .client(graph)
                .collectionPage(requests.get(call -> {
                    call.queryParameters.filter = "state eq 'deliveryFailed' or state eq 'partiallyDelivered'";
                    call.queryParameters.select = new String[] {"id", "state"};
                    call.queryParameters.top = 50;
                }))
                .collectionPageFactory(AccessPackageAssignmentRequestCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(request -> ids.add(request.getId()))
                .build()
                .iterate();
        return ids;
    }

    /** Whether a delivery is under way now; says why when there will be none. */
    private boolean reprocess(String id) {
        try {
            requests.byAccessPackageAssignmentRequestId(id).reprocess().post();
            return true;
        } catch (ODataError refused) {
            if (refused.getResponseStatusCode() != 400) {
                throw refused;
            }
            String code = refused.getError().getCode();
            // The SDK tries again what is throttled, and of that a copy may arrive when the first was accepted already.
            if ("InvalidRequestState".equals(code)) {
                return true;
            }
            System.out.println(id + " skipped: " + code + ": " + refused.getMessage());
            skipped++;
            return false;
        }
    }

    /** The state in which a delivery ended; asks often at first, then ever less. */
    private AccessPackageRequestState outcome(String id) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Duration wait = FIRST_WAIT;
        while (true) {
            AccessPackageRequestState state = requests.byAccessPackageAssignmentRequestId(id)
                    .get(call -> call.queryParameters.select = new String[] {"state"})
                    .getState();
            if (state != null && ENDS.contains(state)) {
                return state;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(id + " is still " + state);
            }
            Thread.sleep(wait.toMillis());
            wait = wait.multipliedBy(3).dividedBy(2);
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        }
    }
}
