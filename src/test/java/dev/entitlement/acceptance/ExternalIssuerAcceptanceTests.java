package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Wire.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.entitlement.acceptance.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real issuer instead of the embedded one: here the test holds the key, so every claim can be wrong by itself. */
class ExternalIssuerAcceptanceTests {

    private static final String CHALLENGE = "Bearer realm=\"\","
            + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
            + " client_id=\"00000003-0000-0000-c000-000000000000\"";

    private static TestIssuer issuer;
    private static EmulatorProcess emulator;
    private static Wire wire;

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
        emulator = EmulatorProcess.started(
                Map.of("EMULATOR_SEED", "file:" + Seeds.write(), "EMULATOR_AUTH_ISSUER_URI", issuer.uri()));
        wire = new Wire(emulator.origin());
    }

    @AfterAll
    static void stop() {
        emulator.close();
        issuer.close();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void acceptsGraphsThreeAudiences(String audience) {
        assertThat(get(token(claims -> claims.audience(audience))).status()).isEqualTo(200);
    }

    static Stream<String> audiences() {
        return Stream.of(
                "https://graph.microsoft.com", "https://graph.microsoft.com/", "00000003-0000-0000-c000-000000000000");
    }

    @Test
    void acceptsADelegatedToken() {
        String token = token(claims ->
                claims.claim("roles", null).claim("scp", "openid EntitlementManagement.ReadWrite.All User.Read"));

        assertThat(wire.reprocess(Seeds.failed(1), token).status()).isEqualTo(202);
    }

    static Stream<Arguments> refusals() {
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of(
                        "Lifetime validation failed, the token is expired.",
                        change(claims -> claims.expirationTime(Date.from(now.minusSeconds(1))))),
                Arguments.of(
                        "Lifetime validation failed, the token is expired.",
                        change(claims -> claims.expirationTime(null))),
                Arguments.of(
                        "Access token has expired or is not yet valid.",
                        change(claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofHours(1)))))),
                Arguments.of(
                        "Access token validation failure. Invalid audience.",
                        change(claims -> claims.audience("https://management.azure.com"))),
                Arguments.of(
                        "Access token validation failure. Invalid audience.",
                        change(claims -> claims.audience((String) null))),
                Arguments.of(
                        "Access token validation failure. Invalid issuer.",
                        change(claims -> claims.issuer("https://issuer.example/"))),
                Arguments.of("Access token validation failure. Invalid issuer.", change(claims -> claims.issuer(null))),
                Arguments.of(
                        "Access token validation failure. Invalid tenant.",
                        change(claims -> claims.claim("tid", null))),
                Arguments.of(
                        "Access token validation failure. Invalid tenant.",
                        change(claims -> claims.claim("tid", "fabrikam.example"))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refusals")
    void refusesAClaimThatIsWrong(String message, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertRefused(get(token(change)), message);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertRefused(wire.send(wire.to(REQUESTS + Seeds.DELIVERED)), "Access token is empty.");
        assertRefused(authorized("Bearer"), "Access token is empty.");
        assertRefused(authorized("Basic dXNlcjpwYXNz"), "Access token is empty.");
        for (String malformed : List.of("a.b.c", "bnVsbA.e30.x", "e30.e30.x", ".", "..", "....", "W10.W10.W10")) {
            assertRefused(authorized("Bearer " + malformed), "CompactToken parsing failed with error code: 80049217");
        }
        Answer notAJwt = authorized("Bearer {{token}}");
        assertThat(notAJwt.status()).isEqualTo(401);
        assertThat(notAJwt.message()).startsWith("IDX14100: JWT is not well formed, there are no dots (.).\n");
    }

    @Test
    void refusesATokenOfAKeyThatTheIssuerDoesNotHave() {
        assertRefused(
                get(Tokens.signed(Tokens.key("other"), Tokens.claims(issuer.uri(), claims -> claims))),
                "Access token validation failure. Invalid signature.");
    }

    @Test
    void refusesAPersonalAccount() {
        Answer refused = get(token(claims -> claims.claim("tid", "9188040d-6c67-4c5b-b112-36a304b66dad")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("UnAuthorized");
    }

    @Test
    void aUserWithoutScopesIsToldSoBeforeTheIdIsLookedAt() {
        String token = token(claims -> claims.claim("roles", null).claim("scp", "User.Read"));

        Answer refused = wire.reprocess("nonsense", token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message())
                .isEqualTo("User is not authorized to perform the operation. Reason: The caller is not authorized.");
    }

    static Stream<Arguments> strangeClaims() {
        return Stream.of(
                // A single role is a list of one.
                strange(200, claims -> claims.claim("roles", "EntitlementManagement.ReadWrite.All")),
                strange(403, claims -> claims.claim("roles", "EntitlementManagement.ReadWrite.All Other")),
                strange(403, claims -> claims.claim("roles", List.of(1, 2))),
                strange(403, claims -> claims.claim("roles", Map.of("a", "b"))),
                strange(403, claims -> claims.claim("scp", 5)),
                strange(403, claims -> claims.claim("scp", List.of())),
                strange(401, claims -> claims.claim("tid", List.of(Seeds.TENANT, 1))),
                // Nobody needs to be known by an id to read.
                strange(200, claims -> claims.claim("oid", List.of(1)).claim("appid", Map.of("a", "b"))),
                strange(200, claims -> claims.claim("oid", "somebody").claim("azp", 7)),
                strange(401, claims -> claims.claim("exp", "soon")),
                strange(401, claims -> claims.claim("aud", 7)));
    }

    @ParameterizedTest
    @MethodSource("strangeClaims")
    void aStrangeClaimGrantsNothing(int status, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThat(get(token(change)).status()).isEqualTo(status);
    }

    @Test
    void theEmbeddedIssuerIsOffAndNotAdvertised() {
        assertThat(emulator.output()).contains("is ready").doesNotContain("TOKEN=$(", Seeds.PERMITTED.secret());
        assertThat(wire.send(wire.to("/_emulator/health/readiness")).text()).contains("\"UP\"");
        assertThat(wire.tokenAnswer(Seeds.TENANT, Seeds.PERMITTED).status()).isEqualTo(401);
    }

    @Test
    void anIssuerThatDoesNotAnswerIs503AndNotReady() {
        TestIssuer gone = new TestIssuer();
        String uri = gone.uri();
        String token = Tokens.signed(gone.key(), Tokens.claims(uri, claims -> claims));
        gone.close();
        try (EmulatorProcess lonely = EmulatorProcess.started(Map.of("EMULATOR_AUTH_ISSUER_URI", uri))) {
            Wire toLonely = new Wire(lonely.origin());
            Answer refused = toLonely.get(REQUESTS + Seeds.DELIVERED, token);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("ServiceUnavailable");
            assertThat(toLonely.send(toLonely.to("/_emulator/health/readiness")).status())
                    .isEqualTo(503);
            assertThat(toLonely.send(toLonely.to("/_emulator/health/liveness")).status())
                    .isEqualTo(200);
        }
    }

    private static Arguments strange(int status, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(status, change);
    }

    private static UnaryOperator<JWTClaimsSet.Builder> change(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change;
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(issuer.key(), Tokens.claims(issuer.uri(), change));
    }

    private static Answer get(String token) {
        return wire.get(REQUESTS + Seeds.DELIVERED, token);
    }

    private static Answer authorized(String header) {
        return wire.send(wire.to(REQUESTS + Seeds.DELIVERED).header("Authorization", header));
    }

    private static void assertRefused(Answer refused, String message) {
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(refused.message()).isEqualTo(message);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
    }
}
