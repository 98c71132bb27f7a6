package dev.entitlement.conformance;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.graph.beta.serviceclient.GraphServiceClient;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;

/** A program that prints what each SDK says when it calls the emulator: one line for each HTTP client that they have. */
final class Untrusting {

    private static final String SCOPE = "https://graph.microsoft.com/.default";

    private Untrusting() {}

    /** @param arguments where the emulator is */
    public static void main(String[] arguments) {
        String origin = arguments[0];
        TokenCredential credential = new ClientSecretCredentialBuilder()
                .authorityHost(origin)
                .disableInstanceDiscovery()
                .tenantId(World.TENANT)
                .clientId(World.CLIENT)
                .clientSecret(World.SECRET)
                .maxRetry(0)
                .build();
        tell("azure-identity", () -> credential.getTokenSync(new TokenRequestContext().addScopes(SCOPE)));
        tell("msal4j", () -> ConfidentialClientApplication.builder(
                        World.CLIENT, ClientCredentialFactory.createFromSecret(World.SECRET))
                .authority(origin + "/" + World.TENANT)
                .instanceDiscovery(false)
                .build()
                .acquireToken(ClientCredentialParameters.builder(Set.of(SCOPE)).build())
                .join());
        tell("microsoft-graph-beta", () -> callGraph(origin));
        System.exit(0);
    }

    /** With a token that is no good: a program that trusts the emulator is told so by it. */
    private static Object callGraph(String origin) {
        TokenCredential noGood = request ->
                Mono.just(new AccessToken("no.good.token", OffsetDateTime.now().plusHours(1)));
        var client = new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(noGood, new String[] {"localhost"}, SCOPE));
        client.getRequestAdapter().setBaseUrl(origin + "/beta");
        return client.identityGovernance()
                .entitlementManagement()
                .accessPackages()
                .get();
    }

    private static void tell(String sdk, Callable<?> call) {
        System.out.println(sdk + ": " + outcome(call));
    }

    private static String outcome(Callable<?> call) {
        try {
            call.call();
            return "answered";
        } catch (Exception failed) {
            StringBuilder causes = new StringBuilder();
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                causes.append(cause.toString().replaceAll("\\R", " ")).append(" <- ");
            }
            return causes.toString();
        }
    }
}
