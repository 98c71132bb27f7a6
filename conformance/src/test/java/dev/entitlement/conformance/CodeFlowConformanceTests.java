package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MSAL for Java sends people to the authority in a browser, and redeems what they come back with. */
class CodeFlowConformanceTests {

    private static final Set<String> READ = Set.of("https://graph.microsoft.com/EntitlementManagement.Read.All");
    private static final String REDIRECT = World.REDIRECT + ":4321/";
    private static final int PERSON = 5;
    private static final SignedIn BY_PUBLIC_CLIENT =
            new SignedIn(World.TENANT, World.PUBLIC_CLIENT, World.user(PERSON));

    /** 43 to 128 characters, as RFC 7636 has it. */
    private final String verifier = UUID.randomUUID() + "." + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {World.CLIENT, World.PUBLIC_CLIENT})
    void aCodeIsRedeemedWithItsVerifier(String client) throws MalformedURLException {
        AbstractClientApplicationBase app = client.equals(World.CLIENT) ? confidential() : publicApp();

        IAuthenticationResult signedIn =
                app.acquireToken(code(app).codeVerifier(verifier).build()).join();

        SignedIn person = new SignedIn(World.TENANT, client, World.user(PERSON));
        assertThat(SignedIn.calling(signedIn.accessToken())).isEqualTo(person);
        assertThat(signedIn.account().username()).isEqualToIgnoringCase(World.userName(PERSON));
        assertThat(signedIn.idToken()).isNotBlank();
    }

    @Test
    void aCodeIsOfNoUseWithoutItsVerifier() throws MalformedURLException {
        PublicClientApplication app = publicApp();
        AuthorizationCodeParameters withoutVerifier = code(app).build();

        var failed = catchThrowableOfType(CompletionException.class, () -> app.acquireToken(withoutVerifier)
                .join());

        assertThat(failed.getCause()).isInstanceOf(MsalServiceException.class).hasMessageStartingWith("AADSTS50148: ");
    }

    @Test
    void aBrowserComesBackToTheProgramByItself() throws MalformedURLException {
        PublicClientApplication app = publicApp();

        IAuthenticationResult signedIn = app.acquireToken(InteractiveRequestParameters.builder(
                                URI.create(World.REDIRECT))
                        .scopes(READ)
                        .prompt(Prompt.NONE)
                        .loginHint(World.userName(PERSON))
                        .systemBrowserOptions(SystemBrowserOptions.builder()
                                .openBrowserAction(address -> People.goBackToTheApp(URI.create(address.toString())))
                                .build())
                        .build())
                .join();

        assertThat(SignedIn.calling(signedIn.accessToken())).isEqualTo(BY_PUBLIC_CLIENT);
    }

    private AuthorizationCodeParameters.AuthorizationCodeParametersBuilder code(AbstractClientApplicationBase app) {
        URI address =
                URI.create(app.getAuthorizationRequestUrl(AuthorizationRequestUrlParameters.builder(REDIRECT, READ)
                                .codeChallenge(challenge())
                                .codeChallengeMethod("S256")
                                .prompt(Prompt.NONE)
                                .loginHint(World.userName(PERSON))
                                .state("as sent & kept")
                                .build())
                        .toString());
        Map<String, String> answer = People.answerTo(address);
        assertThat(answer).containsEntry("state", "as sent & kept");
        return AuthorizationCodeParameters.builder(answer.get("code"), URI.create(REDIRECT))
                .scopes(READ);
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java has it", absent);
        }
    }

    private static ConfidentialClientApplication confidential() throws MalformedURLException {
        return ConfidentialClientApplication.builder(
                        World.CLIENT, ClientCredentialFactory.createFromSecret(World.SECRET))
                .authority(Emulator.ORIGIN + "/" + World.TENANT)
                .instanceDiscovery(false)
                .build();
    }

    private static PublicClientApplication publicApp() throws MalformedURLException {
        return PublicClientApplication.builder(World.PUBLIC_CLIENT)
                .authority(Emulator.ORIGIN + "/" + World.TENANT)
                .instanceDiscovery(false)
                .build();
    }
}
