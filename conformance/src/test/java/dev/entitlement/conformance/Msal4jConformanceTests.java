package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.OnBehalfOfParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.UserAssertion;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MSAL for Java, told nothing but the authority and not to ask Microsoft about it. */
class Msal4jConformanceTests {

    private static final Set<String> EVERYTHING = Set.of("https://graph.microsoft.com/.default");
    private static final Set<String> READ = Set.of("https://graph.microsoft.com/EntitlementManagement.Read.All");
    private static final IClientCredential SECRET = ClientCredentialFactory.createFromSecret(World.SECRET);
    private static final int PERSON = 4;

    @ParameterizedTest
    @ValueSource(strings = {World.TENANT, World.DOMAIN})
    void anAppSignsInWithItsSecret(String tenant) {
        var app = app(ConfidentialClientApplication.builder(World.CLIENT, SECRET), tenant);

        assertThat(calling(app.acquireToken(forItself()))).isEqualTo(itself(World.CLIENT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAppSignsInWithItsCertificate(boolean sendX5c) {
        IClientCredential certificate =
                ClientCredentialFactory.createFromCertificate(World.CERTIFICATE.key(), World.CERTIFICATE.certificate());
        var app = app(
                ConfidentialClientApplication.builder(World.CERTIFIED_CLIENT, certificate)
                        .sendX5c(sendX5c),
                World.TENANT);

        assertThat(calling(app.acquireToken(forItself()))).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @Test
    void anAppSignsInWithAPfxFile() throws Exception {
        IClientCredential certificate = ClientCredentialFactory.createFromCertificate(
                Files.newInputStream(World.CERTIFICATE.pfx()), AppCertificate.PASSWORD);
        var app = app(ConfidentialClientApplication.builder(World.CERTIFIED_CLIENT, certificate), World.TENANT);

        assertThat(calling(app.acquireToken(forItself()))).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @Test
    void anAppSignsInWithAnAssertionOfItsOwn() {
        IClientCredential assertion = ClientCredentialFactory.createFromCallback(() -> World.CERTIFICATE.assertion(
                World.CERTIFIED_CLIENT, Emulator.ORIGIN + "/" + World.TENANT + "/oauth2/v2.0/token"));
        var app = app(ConfidentialClientApplication.builder(World.CERTIFIED_CLIENT, assertion), World.TENANT);

        assertThat(calling(app.acquireToken(forItself()))).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @Test
    void theOpenIdDocumentIsEnough() throws MalformedURLException {
        var app = ConfidentialClientApplication.builder(World.CLIENT, SECRET)
                .oidcAuthority(Emulator.ORIGIN + "/" + World.TENANT + "/v2.0")
                .build();

        assertThat(calling(app.acquireToken(forItself()))).isEqualTo(itself(World.CLIENT));
    }

    @Test
    void aUserSignsInWithNameAndPassword() {
        PublicClientApplication app = publicApp();

        IAuthenticationResult signedIn = signIn(app, READ);

        assertThat(SignedIn.calling(signedIn.accessToken())).isEqualTo(forPerson(World.PUBLIC_CLIENT));
        assertThat(signedIn.account().username()).isEqualToIgnoringCase(World.userName(PERSON));
        assertThat(signedIn.account().homeAccountId()).isEqualTo(World.user(PERSON) + "." + World.TENANT);
        assertThat(app.getAccounts().join()).hasSize(1);
    }

    @Test
    void aUserApprovesADevice() {
        PublicClientApplication app = publicApp();

        IAuthenticationResult signedIn = app.acquireToken(
                        DeviceCodeFlowParameters.builder(READ, code -> People.approve(code.userCode(), PERSON))
                                .build())
                .join();

        assertThat(SignedIn.calling(signedIn.accessToken())).isEqualTo(forPerson(World.PUBLIC_CLIENT));
    }

    @Test
    void aServiceActsForItsCaller() {
        String sent = signIn(publicApp(), Set.of(World.CLIENT + "/.default")).accessToken();
        var service = app(ConfidentialClientApplication.builder(World.CLIENT, SECRET), World.TENANT);
        OnBehalfOfParameters forCaller =
                OnBehalfOfParameters.builder(READ, new UserAssertion(sent)).build();

        IAuthenticationResult acted = service.acquireToken(forCaller).join();

        assertThat(SignedIn.calling(acted.accessToken())).isEqualTo(forPerson(World.CLIENT));
    }

    @Test
    void aRefusalIsDecoded() {
        String correlationId = UUID.randomUUID().toString();
        var app = app(
                ConfidentialClientApplication.builder(World.CLIENT, ClientCredentialFactory.createFromSecret("guessed"))
                        .correlationId(correlationId),
                World.TENANT);

        MsalServiceException refused = refused(MsalServiceException.class, app.acquireToken(forItself()));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.errorCode()).isEqualTo("invalid_client");
        assertThat(refused).hasMessageStartingWith("AADSTS7000215: ");
        assertThat(refused.correlationId()).isEqualTo(correlationId);
        assertThat(refused).hasMessageContaining("Correlation ID: " + correlationId);
        assertThat(refused.claims()).isNull();
        assertThat(refused.headers()).isNotEmpty();
    }

    @Test
    void aScopeThatWasNotGrantedNeedsThePerson() {
        MsalInteractionRequiredException refused = refused(
                MsalInteractionRequiredException.class,
                publicApp()
                        .acquireToken(UserNamePasswordParameters.builder(
                                        Set.of("https://graph.microsoft.com/Mail.Read"),
                                        World.userName(PERSON),
                                        World.PASSWORD.toCharArray())
                                .build()));

        assertThat(refused.errorCode()).isEqualTo("invalid_grant");
        assertThat(refused).hasMessageStartingWith("AADSTS65001: ");
    }

    private static IAuthenticationResult signIn(PublicClientApplication app, Set<String> scopes) {
        return app.acquireToken(
                        UserNamePasswordParameters.builder(scopes, World.userName(PERSON), World.PASSWORD.toCharArray())
                                .build())
                .join();
    }

    private static <E extends Throwable> E refused(Class<E> type, CompletableFuture<IAuthenticationResult> result) {
        return type.cast(
                catchThrowableOfType(CompletionException.class, result::join).getCause());
    }

    private static SignedIn calling(CompletableFuture<IAuthenticationResult> result) {
        return SignedIn.calling(result.join().accessToken());
    }

    private static ClientCredentialParameters forItself() {
        return ClientCredentialParameters.builder(EVERYTHING).build();
    }

    private static PublicClientApplication publicApp() {
        return pointed(PublicClientApplication.builder(World.PUBLIC_CLIENT), World.TENANT)
                .build();
    }

    private static ConfidentialClientApplication app(ConfidentialClientApplication.Builder builder, String tenant) {
        return pointed(builder, tenant).build();
    }

    private static <B extends AbstractClientApplicationBase.Builder<B>> B pointed(B builder, String tenant) {
        try {
            return builder.authority(Emulator.ORIGIN + "/" + tenant).instanceDiscovery(false);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SignedIn itself(String app) {
        return new SignedIn(World.TENANT, app, null);
    }

    private static SignedIn forPerson(String app) {
        return new SignedIn(World.TENANT, app, World.user(PERSON));
    }
}
