package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.AppSeeds.CERTIFIED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.accessToken;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.call;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps that prove themselves with a certificate. */
class ClientAssertionAcceptanceTests {

    private static final String AUDIENCE = "https://login.microsoftonline.com/" + Seeds.TENANT + "/oauth2/v2.0/token";

    @Test
    void aCertificateProvesWhoTheAppIs() {
        JWTClaimsSet token = claims(accessToken(call(asserted(AppSeeds.RSA.assertion(CERTIFIED, AUDIENCE)))));

        assertThat(token.getClaims())
                .containsEntry("appid", CERTIFIED.id())
                .containsEntry("appidacr", "2")
                .containsEntry("roles", CERTIFIED.roles());
    }

    static Stream<Arguments> headers() {
        TestCertificate rsa = AppSeeds.RSA;
        return Stream.of(
                Arguments.of("x5t", rsa, x5t(JWSAlgorithm.RS256, rsa)),
                Arguments.of("x5t#S256", rsa, rsa.named()),
                Arguments.of(
                        "x5t#S256 in plain base64, as MSAL for Java writes it",
                        rsa,
                        header(JWSAlgorithm.PS256).x509CertSHA256Thumbprint(plainBase64(rsa.sha256()))),
                Arguments.of(
                        "kid in hexadecimal", rsa, header(JWSAlgorithm.RS512).keyID(rsa.hex())),
                Arguments.of("kid in base64url", rsa, header(JWSAlgorithm.PS384).keyID(rsa.sha1())),
                Arguments.of(
                        "both, with a kid of its own",
                        rsa,
                        x5t(JWSAlgorithm.RS384, rsa).keyID("mine")),
                Arguments.of("ES256", AppSeeds.EC, header(JWSAlgorithm.ES256).keyID(AppSeeds.EC.sha256())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void theHeaderMayNameTheCertificateInAnyOfTheseWays(
            String name, TestCertificate certificate, JWSHeader.Builder header) {
        String assertion = certificate.sign(header, TestCertificate.claims(CERTIFIED, AUDIENCE, claims -> claims));

        accessToken(call(asserted(assertion)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/{tenant}/v2.0",
                "https://login.microsoftonline.com/{tenant}/oauth2/token",
                "https://login.microsoftonline.com/fabrikam.example/oauth2/v2.0/token",
                "https://login.microsoftonline.com/FABRIKAM.example/v2.0/",
                "https://sts.windows.net/{tenant}/",
                "{origin}/{tenant}/oauth2/v2.0/token",
                "{origin}/{tenant}/v2.0",
                "https://localhost/{tenant}/oauth2/v2.0/token"
            })
    void theEndpointMayBeNamedInAnyOfTheseWays(String audience) {
        String named = audience.replace("{tenant}", Seeds.TENANT)
                .replace("{origin}", WIRE.origin().toString());

        accessToken(call(asserted(AppSeeds.RSA.assertion(CERTIFIED, named))));
    }

    static Stream<Arguments> refusals() {
        TestCertificate stranger = TestCertificate.rsa();
        TestCertificate rsa = AppSeeds.RSA;
        return Stream.of(
                refused("a stranger's certificate", stranger.assertion(CERTIFIED, AUDIENCE), 401, 700027),
                refused(
                        "a stranger's key under a known thumbprint",
                        stranger.sign(rsa.named(), TestCertificate.claims(CERTIFIED, AUDIENCE, c -> c)),
                        401,
                        700027),
                refused("an expired certificate", AppSeeds.EXPIRED.assertion(CERTIFIED, AUDIENCE), 401, 700027),
                refused("the end of its time", changed(c -> c.expirationTime(in(-1))), 401, 700024),
                refused("no end of its time", changed(c -> c.expirationTime(null)), 401, 700024),
                refused("a beginning in the future", changed(c -> c.notBeforeTime(in(3600))), 401, 700024),
                refused("another tenant", changed(c -> c.audience(AUDIENCE.replace('1', '2'))), 401, 700023),
                refused("another host", changed(c -> c.audience(AUDIENCE.replace("login", "evil"))), 401, 700023),
                refused("an audience that is no URI", changed(c -> c.audience("^ no uri")), 401, 700023),
                refused("an audience without a path", changed(c -> c.audience("urn:x")), 401, 700023),
                refused("two audiences", changed(c -> c.audience(List.of(AUDIENCE, "x"))), 401, 5002741),
                refused("no audience", changed(c -> c.audience((String) null)), 400, 90014),
                refused("no issuer", changed(c -> c.issuer(null)), 400, 90014),
                refused("no subject", changed(c -> c.subject(null)), 400, 90014),
                refused(
                        "another app",
                        changed(c -> c.issuer(Seeds.READER.id()).subject(Seeds.READER.id())),
                        401,
                        700021),
                refused("another subject", changed(c -> c.subject(Seeds.READER.id())), 401, 50048),
                refused(
                        "no thumbprint",
                        rsa.sign(header(JWSAlgorithm.RS256), TestCertificate.claims(CERTIFIED, AUDIENCE, c -> c)),
                        401,
                        5002723),
                refused(
                        "another kind of key",
                        AppSeeds.EC.sign(
                                header(JWSAlgorithm.ES256).keyID(rsa.hex()),
                                TestCertificate.claims(CERTIFIED, AUDIENCE, c -> c)),
                        400,
                        5002730),
                refused(
                        "a symmetric signature",
                        Tokens.signedWithThePublicKeyAsSecret(
                                Tokens.key(rsa.hex()), TestCertificate.claims(CERTIFIED, AUDIENCE, c -> c)),
                        401,
                        5002738),
                refused(
                        "no signature",
                        Tokens.unsigned(TestCertificate.claims(CERTIFIED, AUDIENCE, c -> c)),
                        400,
                        50027),
                refused("no token", "x", 400, 50027),
                refused("dots", "..", 400, 50027),
                refused("a header that is no object", "W10.e30.x", 400, 50027),
                refused("something huge", "a".repeat(1_000_000) + ".b.c", 400, 50027));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void anythingElseProvesNothing(String name, String assertion, int status, int aadsts) {
        assertRefused(call(asserted(assertion)), status, status == 401 ? "invalid_client" : "invalid_request", aadsts);
    }

    @Test
    void anAssertionSaysOfWhichTypeItIs() {
        Map<String, String> form = asserted(AppSeeds.RSA.assertion(CERTIFIED, AUDIENCE));

        assertRefused(call(with(form, "client_assertion_type", "")), 400, "invalid_request", 900144);
        assertRefused(call(with(form, "client_assertion_type", "saml")), 400, "invalid_request", 90013);
    }

    @Test
    void aCertificateOfOneAppProvesNothingForAnother() {
        Map<String, String> form =
                with(asserted(AppSeeds.RSA.assertion(Seeds.READER, AUDIENCE)), "client_id", Seeds.READER.id());

        assertRefused(call(form), 401, "invalid_client", 700027);
    }

    @Test
    void assertionsAreNotRepeated() {
        String assertion = AppSeeds.RSA.assertion(CERTIFIED, AUDIENCE);
        call(asserted(assertion));
        Answer refused = call(asserted(assertion + "x"));

        assertThat(refused.text()).doesNotContain(assertion);
        assertThat(SharedEmulator.output()).doesNotContain(assertion);
    }

    private static Map<String, String> asserted(String assertion) {
        return with(
                clientCredentials(CERTIFIED),
                "client_assertion_type",
                TokenCalls.ASSERTION_TYPE,
                "client_assertion",
                assertion);
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return AppSeeds.RSA.sign(AppSeeds.RSA.named(), TestCertificate.claims(CERTIFIED, AUDIENCE, change));
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return TestCertificate.header(algorithm);
    }

    @SuppressWarnings("deprecation")
    private static Base64URL plainBase64(String thumbprint) {
        return new Base64URL(Base64.getEncoder().encodeToString(new Base64URL(thumbprint).decode()));
    }

    private static JWSHeader.Builder x5t(JWSAlgorithm algorithm, TestCertificate certificate) {
        return header(algorithm).x509CertThumbprint(new Base64URL(certificate.sha1()));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private static Arguments refused(String name, String assertion, int status, int aadsts) {
        return Arguments.of(name, assertion, status, aadsts);
    }
}
