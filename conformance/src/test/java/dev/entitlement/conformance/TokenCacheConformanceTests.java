package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.UserAssertion;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * MSAL for Java keeps tokens under host and port, and looks for them under the host alone. It finds them if it was given
 * the emulator's own instance discovery document; and it refreshes them if there is no port that it could lose.
 */
class TokenCacheConformanceTests {

    private static final Set<String> EVERYTHING = Set.of("https://graph.microsoft.com/.default");
    private static final Set<String> READ = Set.of("https://graph.microsoft.com/EntitlementManagement.Read.All");
    private static final String AUTHORITY = Emulator.ORIGIN + "/" + World.TENANT;
    private static final int PERSON = 6;

    @Test
    void anAppsTokenIsFoundAgain() throws MalformedURLException {
        ConfidentialClientApplication app = service();
        ClientCredentialParameters forItself =
                ClientCredentialParameters.builder(EVERYTHING).build();

        String first = app.acquireToken(forItself).join().accessToken();

        assertThat(app.acquireToken(forItself).join().accessToken()).isEqualTo(first);
        ClientCredentialParameters fresh =
                ClientCredentialParameters.builder(EVERYTHING).skipCache(true).build();
        assertThat(app.acquireToken(fresh).join().accessToken()).isNotEqualTo(first);
    }

    @Test
    void aUsersTokenIsFoundAgain() throws MalformedURLException {
        PublicClientApplication app = PublicClientApplication.builder(World.PUBLIC_CLIENT)
                .authority(AUTHORITY)
                .aadInstanceDiscoveryResponse(document())
                .build();

        IAuthenticationResult signedIn = signIn(app, READ);

        assertThat(silently(app, signedIn, false).accessToken()).isEqualTo(signedIn.accessToken());
    }

    @Test
    void aServicesTokenForItsCallerIsFoundAgain() throws MalformedURLException {
        PublicClientApplication caller = PublicClientApplication.builder(World.PUBLIC_CLIENT)
                .authority(AUTHORITY)
                .aadInstanceDiscoveryResponse(document())
                .build();
        String sent = signIn(caller, Set.of(World.CLIENT + "/.default")).accessToken();
        OnBehalfOfParameters forCaller =
                OnBehalfOfParameters.builder(READ, new UserAssertion(sent)).build();
        ConfidentialClientApplication service = service();

        String first = service.acquireToken(forCaller).join().accessToken();

        assertThat(service.acquireToken(forCaller).join().accessToken()).isEqualTo(first);
    }

    @Test
    void aUsersTokenIsRefreshedAtTheStandardPort() throws MalformedURLException {
        Optional<StandardPort> port = StandardPort.open();
        assumeTrue(port.isPresent(), "Port 443 cannot be had here");
        try (StandardPort open = port.get()) {
            PublicClientApplication app = PublicClientApplication.builder(World.PUBLIC_CLIENT)
                    .authority(StandardPort.ORIGIN + "/" + World.TENANT)
                    .instanceDiscovery(false)
                    .build();

            IAuthenticationResult signedIn = signIn(app, READ);

            assertThat(silently(app, signedIn, false).accessToken()).isEqualTo(signedIn.accessToken());
            String refreshed = silently(app, signedIn, true).accessToken();
            assertThat(refreshed).isNotEqualTo(signedIn.accessToken());
            assertThat(SignedIn.calling(refreshed))
                    .isEqualTo(new SignedIn(World.TENANT, World.PUBLIC_CLIENT, World.user(PERSON)));
        }
    }

    private static ConfidentialClientApplication service() throws MalformedURLException {
        return ConfidentialClientApplication.builder(
                        World.CLIENT, ClientCredentialFactory.createFromSecret(World.SECRET))
                .authority(AUTHORITY)
                .aadInstanceDiscoveryResponse(document())
                .build();
    }

    /** What MSAL would get from Microsoft if Microsoft knew of the emulator. */
    private static String document() {
        return People.read(URI.create(Emulator.ORIGIN + "/common/discovery/instance?api-version=1.1"
                + "&authorization_endpoint=" + AUTHORITY + "/oauth2/v2.0/authorize"));
    }

    private static IAuthenticationResult signIn(PublicClientApplication app, Set<String> scopes) {
        return app.acquireToken(
                        UserNamePasswordParameters.builder(scopes, World.userName(PERSON), World.PASSWORD.toCharArray())
                                .build())
                .join();
    }

    private static IAuthenticationResult silently(
            PublicClientApplication app, IAuthenticationResult signedIn, boolean forceRefresh)
            throws MalformedURLException {
        return app.acquireTokenSilently(SilentParameters.builder(READ, signedIn.account())
                        .forceRefresh(forceRefresh)
                        .build())
                .join();
    }
}
