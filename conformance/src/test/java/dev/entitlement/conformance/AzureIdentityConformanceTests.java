package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AuthorizationCodeCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.OnBehalfOfCredentialBuilder;
import com.azure.identity.UsernamePasswordCredentialBuilder;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** azure-identity: each of its credentials signs in here and calls Graph, and tells what it was refused for. */
class AzureIdentityConformanceTests {

    private static final TokenRequestContext GRAPH =
            new TokenRequestContext().addScopes("https://graph.microsoft.com/.default");

    private static final int PERSON = 3;

    @ParameterizedTest
    @ValueSource(strings = {World.TENANT, World.DOMAIN})
    void anAppSignsInWithItsSecret(String tenant) {
        TokenCredential credential = here(new ClientSecretCredentialBuilder(), World.CLIENT)
                .tenantId(tenant)
                .clientSecret(World.SECRET)
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(itself(World.CLIENT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAppSignsInWithACertificateInAPemFile(boolean chain) {
        TokenCredential credential = here(new ClientCertificateCredentialBuilder(), World.CERTIFIED_CLIENT)
                .pemCertificate(World.CERTIFICATE.pem().toString())
                .sendCertificateChain(chain)
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @Test
    void anAppSignsInWithACertificateInAPfxFile() {
        TokenCredential credential = here(new ClientCertificateCredentialBuilder(), World.CERTIFIED_CLIENT)
                .pfxCertificate(World.CERTIFICATE.pfx().toString())
                .clientCertificatePassword(AppCertificate.PASSWORD)
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @Test
    void anAppSignsInWithAnAssertionOfItsOwn() {
        TokenCredential credential = here(new ClientAssertionCredentialBuilder(), World.CERTIFIED_CLIENT)
                .clientAssertion(() -> World.CERTIFICATE.assertion(
                        World.CERTIFIED_CLIENT, Emulator.ORIGIN + "/" + World.TENANT + "/oauth2/v2.0/token"))
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(itself(World.CERTIFIED_CLIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {World.CLIENT, World.PUBLIC_CLIENT})
    void aUserSignsInWithNameAndPassword(String app) {
        assertThat(SignedIn.calling(password(app, World.PASSWORD))).isEqualTo(forPerson(app));
    }

    @Test
    void aUserApprovesADevice() {
        TokenCredential credential = here(new DeviceCodeCredentialBuilder(), World.PUBLIC_CLIENT)
                .challengeConsumer(challenge -> People.approve(challenge.getUserCode(), PERSON))
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(forPerson(World.PUBLIC_CLIENT));
    }

    @Test
    void aUserSignsInWithACode() {
        String address = Emulator.ORIGIN + "/" + World.TENANT + "/oauth2/v2.0/authorize?response_type=code&prompt=none"
                + "&client_id=" + World.CLIENT + "&redirect_uri=" + World.REDIRECT
                + "&scope=https://graph.microsoft.com/.default&login_hint=" + World.userName(PERSON);
        TokenCredential credential = here(new AuthorizationCodeCredentialBuilder(), World.CLIENT)
                .authorizationCode(People.answerTo(URI.create(address)).get("code"))
                .redirectUrl(World.REDIRECT)
                .clientSecret(World.SECRET)
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(forPerson(World.CLIENT));
    }

    @Test
    void aServiceWithASecretActsForItsCaller() {
        TokenCredential credential = here(new OnBehalfOfCredentialBuilder(), World.CLIENT)
                .clientSecret(World.SECRET)
                .userAssertion(tokenFor(World.CLIENT))
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(forPerson(World.CLIENT));
    }

    @Test
    void aServiceWithACertificateActsForItsCaller() {
        TokenCredential credential = here(new OnBehalfOfCredentialBuilder(), World.CERTIFIED_CLIENT)
                .pemCertificate(World.CERTIFICATE.pem().toString())
                .userAssertion(tokenFor(World.CERTIFIED_CLIENT))
                .build();

        assertThat(SignedIn.calling(credential)).isEqualTo(forPerson(World.CERTIFIED_CLIENT));
    }

    @ParameterizedTest
    @CsvSource({
        "77777777-0000-4000-8000-000000000001, 77777777-0000-4000-8000-0000000000a1, guessed,      AADSTS7000215",
        "77777777-0000-4000-8000-0000000000ff, 77777777-0000-4000-8000-0000000000a1, secret & one, AADSTS90002",
        "nowhere.example,                      77777777-0000-4000-8000-0000000000a1, secret & one, AADSTS90002",
        "77777777-0000-4000-8000-000000000001, 77777777-0000-4000-8000-0000000000ff, secret & one, AADSTS700016",
        "77777777-0000-4000-8000-000000000001, 77777777-0000-4000-8000-0000000000a4, secret & one, AADSTS700025"
    })
    void anAppIsToldWhatItWasRefusedFor(String tenant, String app, String secret, String aadsts) {
        TokenCredential credential = here(new ClientSecretCredentialBuilder(), app)
                .tenantId(tenant)
                .clientSecret(secret)
                .build();

        assertRefused(credential, aadsts);
        assertThatThrownBy(() -> SignedIn.calling(credential)).hasStackTraceContaining(aadsts + ": ");
    }

    @Test
    void aCertificateThatIsNotRegisteredIsNamed() {
        TokenCredential credential = here(new ClientCertificateCredentialBuilder(), World.CERTIFIED_CLIENT)
                .pemCertificate(new AppCertificate("stranger").pem().toString())
                .build();

        assertRefused(credential, "AADSTS700027");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertRefused(password(World.PUBLIC_CLIENT, "guessed"), "AADSTS50126");
    }

    @Test
    void aTokenForGraphDoesNotLetAServiceAct() {
        String forGraph = password(World.PUBLIC_CLIENT, World.PASSWORD)
                .getTokenSync(GRAPH)
                .getToken();
        TokenCredential credential = here(new OnBehalfOfCredentialBuilder(), World.CLIENT)
                .clientSecret(World.SECRET)
                .userAssertion(forGraph)
                .build();

        assertRefused(credential, "AADSTS500131");
    }

    private static void assertRefused(TokenCredential credential, String aadsts) {
        assertThatThrownBy(() -> credential.getTokenSync(GRAPH)).hasStackTraceContaining(aadsts + ": ");
    }

    /** What the device of the user sends to a service: a token for that service. */
    private static String tokenFor(String service) {
        return password(World.PUBLIC_CLIENT, World.PASSWORD)
                .getTokenSync(new TokenRequestContext().addScopes(service + "/.default"))
                .getToken();
    }

    @SuppressWarnings("deprecation")
    private static TokenCredential password(String app, String password) {
        return here(new UsernamePasswordCredentialBuilder(), app)
                .username(World.userName(PERSON))
                .password(password)
                .build();
    }

    private static <B extends AadCredentialBuilderBase<B>> B here(B builder, String app) {
        return builder.authorityHost(Emulator.ORIGIN.toString())
                .disableInstanceDiscovery()
                .tenantId(World.TENANT)
                .clientId(app);
    }

    private static SignedIn itself(String app) {
        return new SignedIn(World.TENANT, app, null);
    }

    private static SignedIn forPerson(String app) {
        return new SignedIn(World.TENANT, app, World.user(PERSON));
    }
}
