package dev.entitlement.conformance;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.UsernamePasswordCredentialBuilder;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.requests.options.GraphClientOption;
import com.microsoft.kiota.RequestAdapter;
import okhttp3.OkHttpClient;

/** The SDKs' clients, made as a program makes them that is pointed at the emulator. */
final class Clients {

    /** The host alone: one with its port would match nothing, and no token would be sent. */
    private static final String[] ALLOWED_HOSTS = {"localhost"};

    private static final String SCOPE = "https://graph.microsoft.com/.default";

    private Clients() {}

    /** Acts for itself, with its client secret. */
    static TokenCredential application() {
        return application(World.CLIENT);
    }

    static TokenCredential application(String clientId) {
        return new ClientSecretCredentialBuilder()
                .authorityHost(Emulator.ORIGIN.toString())
                .disableInstanceDiscovery()
                .tenantId(World.TENANT)
                .clientId(clientId)
                .clientSecret(World.SECRET)
                .build();
    }

    /** Acts for user n. The credential is deprecated, and still what a test without a person uses. */
    @SuppressWarnings("deprecation")
    static TokenCredential user(int n) {
        return new UsernamePasswordCredentialBuilder()
                .authorityHost(Emulator.ORIGIN.toString())
                .disableInstanceDiscovery()
                .tenantId(World.TENANT)
                .clientId(World.CLIENT)
                .username(World.userName(n))
                .password(World.PASSWORD)
                .build();
    }

    static com.microsoft.graph.beta.serviceclient.GraphServiceClient beta(TokenCredential credential) {
        return beta(credential, new WireLog());
    }

    static com.microsoft.graph.beta.serviceclient.GraphServiceClient beta(TokenCredential credential, WireLog log) {
        var client = new com.microsoft.graph.beta.serviceclient.GraphServiceClient(
                provider(credential),
                http(com.microsoft.graph.beta.serviceclient.GraphServiceClient.getGraphClientOptions(), log));
        return at(Emulator.ORIGIN + "/beta", client.getRequestAdapter(), client);
    }

    static com.microsoft.graph.serviceclient.GraphServiceClient v1(TokenCredential credential) {
        return v1(credential, new WireLog());
    }

    static com.microsoft.graph.serviceclient.GraphServiceClient v1(TokenCredential credential, WireLog log) {
        var client = new com.microsoft.graph.serviceclient.GraphServiceClient(
                provider(credential),
                http(com.microsoft.graph.serviceclient.GraphServiceClient.getGraphClientOptions(), log));
        return at(Emulator.ORIGIN + "/v1.0", client.getRequestAdapter(), client);
    }

    static <C> C at(String baseUrl, RequestAdapter adapter, C client) {
        adapter.setBaseUrl(baseUrl);
        return client;
    }

    private static AzureIdentityAuthenticationProvider provider(TokenCredential credential) {
        return new AzureIdentityAuthenticationProvider(credential, ALLOWED_HOSTS, SCOPE);
    }

    /** The SDK's own HTTP client, with somebody looking on. */
    private static OkHttpClient http(GraphClientOption options, WireLog log) {
        return GraphClientFactory.create(options).addNetworkInterceptor(log).build();
    }
}
