package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.ANYWHERE;
import static dev.entitlement.acceptance.SignInEmulator.CONFIDENTIAL;
import static dev.entitlement.acceptance.SignInEmulator.CROWDED_TENANT;
import static dev.entitlement.acceptance.SignInEmulator.READ;
import static dev.entitlement.acceptance.SignInEmulator.REGISTERED;
import static dev.entitlement.acceptance.SignInEmulator.ROBIN;
import static dev.entitlement.acceptance.SignInEmulator.SECRET;
import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static dev.entitlement.acceptance.SignInEmulator.redeem;
import static dev.entitlement.acceptance.SignInEmulator.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that a sign-in ends in, and what they are redeemed for. */
class AuthorizationCodeAcceptanceTests {

    private static final String VERIFIER = "a-verifier_of.forty-three~characters-or-more";

    @Test
    void aCodeIsRedeemedForTheTokensOfTheUserWhoSignedIn() throws ParseException {
        Map<String, String> answered = signIn(TENANT, Map.of("nonce", "only-once"));
        assertThat(answered.keySet()).containsExactly("code", "state", "session_state");
        assertThat(answered).containsEntry("state", "some state & more");

        Answer answer = redeem(TENANT, Map.of("code", answered.get("code"), "client_info", "1"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JWTClaimsSet access = claims(answer, "access_token");
        assertThat(access.getSubject()).isEqualTo(ROBIN);
        assertThat(access.getClaims()).containsEntry("appidacr", "0").containsEntry("tid", TENANT);
        assertThat(access.getStringClaim("scp")).contains(READ);
        JWTClaimsSet id = claims(answer, "id_token");
        assertThat(id.getClaims())
                .containsEntry("nonce", "only-once")
                .containsEntry("preferred_username", "Robin@signin.example");
        assertThat(id.getIssuer()).isEqualTo(WIRE.origin() + "/" + TENANT + "/v2.0");
        assertThat(answer.json().path("refresh_token").asString()).isNotEmpty();
    }

    @Test
    void aCodeIsRedeemedOnce() {
        String code = code(Map.of());
        assertThat(redeem(TENANT, Map.of("code", code)).status()).isEqualTo(200);

        assertRefused(redeem(TENANT, Map.of("code", code)), 400, "invalid_grant", 54005);
    }

    @Test
    void ofTwentyWhoRedeemACodeAtOnceOneSucceeds() throws Exception {
        String code = code(Map.of());
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(n -> () -> redeem(TENANT, Map.of("code", code)))
                    .toList();
            int redeemed = 0;
            for (Future<Answer> call : threads.invokeAll(calls)) {
                Answer answer = call.get();
                if (answer.status() == 200) {
                    redeemed++;
                } else {
                    assertRefused(answer, 400, "invalid_grant", 54005);
                }
            }
            assertThat(redeemed).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theVerifierProvesWhoHasAsked() {
        Map<String, String> challenge = Map.of("code_challenge", s256(VERIFIER), "code_challenge_method", "S256");
        String code = code(challenge);

        assertRefused(redeem(TENANT, Map.of("code", code)), 400, "invalid_grant", 50148);
        assertRefused(
                redeem(TENANT, Map.of("code", code, "code_verifier", VERIFIER + "x")), 400, "invalid_grant", 501481);
        assertThat(redeem(TENANT, Map.of("code", code, "code_verifier", VERIFIER))
                        .status())
                .as("who does not know the verifier does not spoil the code")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", ""})
    void aPlainChallengeIsItsOwnVerifier(String method) {
        String code = code(Map.of("code_challenge", VERIFIER, "code_challenge_method", method));

        assertThat(redeem(TENANT, Map.of("code", code, "code_verifier", VERIFIER))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVerifierWithoutAChallengeIsRefused() {
        assertRefused(
                redeem(TENANT, Map.of("code", code(Map.of()), "code_verifier", VERIFIER)),
                400,
                "invalid_grant",
                501481);
    }

    @Test
    void anAppWithASecretMustSendIt() {
        Map<String, String> app = Map.of("client_id", CONFIDENTIAL, "redirect_uri", REGISTERED);
        Map<String, String> redemption = new HashMap<>(app);
        redemption.put("code", code(app));

        assertRefused(redeem(TENANT, redemption), 401, "invalid_client", 7000218);
        redemption.put("client_secret", "wrong");
        assertRefused(redeem(TENANT, redemption), 401, "invalid_client", 7000215);
        redemption.put("client_secret", SECRET);
        assertThat(redeem(TENANT, redemption).status())
                .as("an app that is refused for its secret may try again")
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}={1}: {4}")
    @CsvSource({
        "code, '', 400, invalid_request, 900144",
        "code, no-code, 400, invalid_grant, 9002313",
        "code, eyJhbGciOiJub25lIiwidHlwIjoiY29kZStqd3QifQ.eyJ0aWQiOiIxIn0., 400, invalid_grant, 9002313",
        "redirect_uri, '', 400, invalid_request, 900144",
        "redirect_uri, http://localhost:4711/signed-in/, 400, invalid_grant, 500112",
        "client_id, '', 400, invalid_request, 900144",
        "client_id, 00000000-0000-0000-0000-000000000000, 400, unauthorized_client, 700016",
        "scope, User.Read, 400, invalid_grant, 65001"
    })
    void refusesWithTheAadstsCode(String parameter, String value, int status, String error, int aadsts) {
        String code = code(Map.of());
        Map<String, String> changed = new HashMap<>(Map.of("code", code));
        changed.put(parameter, value);

        assertRefused(redeem(TENANT, changed), status, error, aadsts);
        assertThat(redeem(TENANT, Map.of("code", code)).status())
                .as("a refusal redeems nothing")
                .isEqualTo(200);
    }

    @Test
    void aCodeIsForOneAppOnly() {
        Map<String, String> theirs = Map.of(
                "code", code(Map.of()), "client_id", CONFIDENTIAL, "client_secret", SECRET, "redirect_uri", ANYWHERE);

        assertRefused(redeem(TENANT, theirs), 400, "invalid_grant", 70000);
    }

    @Test
    void aCodeIsForOneTenantOnly() {
        assertRefused(redeem(CROWDED_TENANT, Map.of("code", code(Map.of()))), 400, "invalid_grant", 700005);
    }

    @ParameterizedTest
    @CsvSource({"common, common", "organizations, signin.example", "SIGNIN.example, Organizations"})
    void theTenantFollowsFromWhoSignsIn(String authorizedAt, String redeemedAt) throws ParseException {
        String code = signIn(authorizedAt, Map.of()).get("code");

        Answer answer = redeem(redeemedAt, Map.of("code", code));

        assertThat(claims(answer, "access_token").getStringClaim("tid")).isEqualTo(TENANT);
    }

    @Test
    void noTokenIsTakenForAnother() {
        String code = code(Map.of());
        Answer tokens = redeem(TENANT, Map.of("code", code));
        String refreshToken = tokens.json().path("refresh_token").asString();
        String accessToken = tokens.json().path("access_token").asString();

        assertThat(WIRE.get(Wire.REQUESTS, accessToken).status()).isEqualTo(200);
        assertThat(WIRE.get(Wire.REQUESTS, code).status()).isEqualTo(401);
        assertRefused(redeem(TENANT, Map.of("code", refreshToken)), 400, "invalid_grant", 9002313);
        assertRefused(redeem(TENANT, Map.of("code", accessToken)), 400, "invalid_grant", 9002313);
    }

    @Test
    void versionOneOfTheEndpointsAsksForAResource() {
        Map<String, String> request = new HashMap<>(SignInEmulator.request(Map.of(
                "scope",
                "",
                "resource",
                "https://graph.microsoft.com",
                "prompt",
                "none",
                "login_hint",
                "robin@signin.example")));
        Map<String, String> answered = SignInEmulator.answered(
                WIRE.send(WIRE.to("/" + TENANT + "/oauth2/authorize?" + SignInEmulator.encoded(request))));

        Answer answer = WIRE.form(
                "/" + TENANT + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        SignInEmulator.PUBLIC,
                        "redirect_uri",
                        ANYWHERE,
                        "code",
                        answered.get("code")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("resource").asString()).isEqualTo("https://graph.microsoft.com");
    }

    @Test
    void codesAndVerifiersAreNotLogged() {
        String code = code(Map.of("code_challenge", s256(VERIFIER), "code_challenge_method", "S256"));
        redeem(TENANT, Map.of("code", code, "code_verifier", VERIFIER + "-that-is-wrong"));
        redeem(TENANT, Map.of("code", code, "code_verifier", VERIFIER));

        assertThat(SignInEmulator.output()).doesNotContain(code, VERIFIER);
    }

    private static String code(Map<String, String> changes) {
        return signIn(TENANT, changes).get("code");
    }

    private static JWTClaimsSet claims(Answer answer, String token) throws ParseException {
        return SignedJWT.parse(answer.json().path(token).asString()).getJWTClaimsSet();
    }

    private static String s256(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertRefused(Answer refused, int status, String error, int aadsts) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("error").asString()).isEqualTo(error);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(aadsts);
    }
}
