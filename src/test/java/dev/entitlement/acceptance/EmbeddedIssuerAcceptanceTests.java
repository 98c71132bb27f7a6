package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.Wire.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tokens of the embedded issuer, and tokens that only pretend to be. */
class EmbeddedIssuerAcceptanceTests {

    private static final String ISSUER = "https://sts.windows.net/" + Seeds.TENANT + "/";
    private static final String TOKEN = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
    private static final String INVALID_SIGNATURE = "Access token validation failure. Invalid signature.";

    @Test
    void issuesTokensInEntrasShape() throws ParseException {
        Answer answer = WIRE.tokenAnswer(Seeds.TENANT, Seeds.PERMITTED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("token_type", "expires_in", "ext_expires_in", "access_token");
        assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3599);
        SignedJWT token = SignedJWT.parse(answer.json().path("access_token").asString());
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().toJSONObject())
                .containsEntry("alg", "RS256")
                .containsEntry("typ", "JWT");
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("https://graph.microsoft.com");
        assertThat(claims.getClaims())
                .containsEntry("tid", Seeds.TENANT)
                .containsEntry("appid", Seeds.PERMITTED.id())
                .containsEntry("idtyp", "app")
                .containsEntry("ver", "1.0")
                .containsEntry("roles", Seeds.PERMITTED.roles());
        assertThat(claims.getClaim("oid")).isEqualTo(claims.getSubject());
    }

    @Test
    void aClientWithoutPermissionsGetsATokenWithoutRolesAnd403() throws ParseException {
        String token = WIRE.token(Seeds.TENANT, Seeds.NOBODY);

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims()).doesNotContainKey("roles");
        Answer refused = WIRE.reprocess("00000000-0000-0000-0000-000000000000", token);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("UnAuthorized");
        assertThat(refused.message())
                .isEqualTo("User is not authorized to perform the operation. Reason: Unauthorized");
    }

    @Test
    void aReaderMayLookButNotReprocess() {
        String token = WIRE.token(Seeds.TENANT, Seeds.READER);

        assertThat(WIRE.get(REQUESTS + Seeds.DELIVERED, token).status()).isEqualTo(200);
        assertThat(WIRE.reprocess(Seeds.DELIVERED, token).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {Seeds.TENANT, "fabrikam.example", "FABRIKAM.EXAMPLE"})
    void aTenantIsNamedByIdOrDomain(String tenant) {
        assertThat(WIRE.tokenAnswer(tenant, Seeds.PERMITTED).status()).isEqualTo(200);
    }

    @Test
    void discoveryNamesEndpointsOfThisOriginAndTheKeysThatVerify() throws ParseException {
        JsonNode configuration = WIRE.send(WIRE.to("/fabrikam.example/v2.0/.well-known/openid-configuration"))
                .json();
        String base = WIRE.origin() + "/" + Seeds.TENANT;
        assertThat(configuration.path("issuer").asString()).isEqualTo(base + "/v2.0");
        assertThat(configuration.path("token_endpoint").asString()).isEqualTo(base + "/oauth2/v2.0/token");
        assertThat(configuration.path("jwks_uri").asString()).isEqualTo(base + "/discovery/v2.0/keys");
        assertThat(configuration.path("authorization_endpoint").asString()).startsWith(base);

        String keys =
                WIRE.send(WIRE.to("/" + Seeds.TENANT + "/discovery/v2.0/keys")).text();
        SignedJWT token = SignedJWT.parse(SharedEmulator.permittedToken());
        assertThat(JWKSet.parse(keys).getKeyByKeyId(token.getHeader().getKeyID()))
                .isNotNull();
        assertThat(keys).doesNotContain("\"d\"");
    }

    static Stream<Arguments> refusedTokenRequests() {
        UnaryOperator<Map<String, String>> none = form -> form;
        return Stream.of(
                refusal(without("grant_type"), 400, "invalid_request", 900144),
                refusal(with("grant_type", "implicit"), 400, "unsupported_grant_type", 70003),
                refusal(without("client_id"), 400, "invalid_request", 900144),
                refusal(with("client_id", "00000000-0000-0000-0000-000000000000"), 400, "unauthorized_client", 700016),
                refusal(with("client_id", "' or 1=1 --"), 400, "unauthorized_client", 700016),
                refusal(with("client_id", Seeds.STRANGER.id()), 400, "unauthorized_client", 700016),
                refusal(without("client_secret"), 401, "invalid_client", 7000218),
                refusal(with("client_secret", ""), 401, "invalid_client", 7000218),
                refusal(with("client_secret", "wrong"), 401, "invalid_client", 7000215),
                refusal(without("scope"), 400, "invalid_request", 900144),
                refusal(with("scope", "https://graph.microsoft.com/User.Read"), 400, "invalid_scope", 1002012),
                refusal(with("scope", "openid"), 400, "invalid_scope", 1002012),
                refusal(with("scope", "https://vault.azure.net/.default"), 400, "invalid_resource", 500011),
                Arguments.of("unknown tenant", none, "/no%20one/oauth2/v2.0/token", 400, "invalid_request", 90002));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTokenRequests")
    void refusesWithTheAadstsCode(
            String name, UnaryOperator<Map<String, String>> change, String path, int status, String error, int aadsts) {
        Answer refused = WIRE.form(path, change.apply(goodForm()));

        assertThat(refused.status()).isEqualTo(status);
        JsonNode json = refused.json();
        assertThat(json.path("error").asString()).isEqualTo(error);
        assertThat(json.path("error_codes").path(0).asInt()).isEqualTo(aadsts);
        assertThat(json.path("error_description").asString())
                .startsWith("AADSTS" + aadsts + ": ")
                .contains("\r\nTrace ID: " + json.path("trace_id").asString());
        assertThat(json.path("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
        assertThat(json.path("correlation_id").asString()).hasSize(36);
        assertThat(json.path("error_uri").asString()).endsWith("code=" + aadsts);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "?client-request-id=AAAAAAAA-0000-4000-8000-000000000001, -, aaaaaaaa-0000-4000-8000-000000000001",
                "?x=%25&client-request-id=aaaaaaaa-0000-4000-8000-000000000001, -, aaaaaaaa-0000-4000-8000-000000000001",
                "'', aaaaaaaa-0000-4000-8000-000000000002, aaaaaaaa-0000-4000-8000-000000000002"
            })
    void theCorrelationIdComesBackFromHeaderOrQuery(String query, @Nullable String header, String expected) {
        HttpRequest.Builder call = WIRE.to(TOKEN + query).POST(BodyPublishers.noBody());
        if (header != null) {
            call.header("client-request-id", header);
        }

        JsonNode refusal = WIRE.send(call).json();

        assertThat(refusal.path("correlation_id").asString()).isEqualTo(expected);
        assertThat(refusal.path("error_description").asString()).contains("Correlation ID: " + expected);
    }

    @Test
    void scopesOfOpenIdThatLibrariesAddAreAccepted() {
        assertThat(WIRE.form(
                                TOKEN + "?client-request-id=1",
                                with("scope", Wire.GRAPH + " openid profile offline_access")
                                        .apply(goodForm()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenWithAlgNoneIsRefused() {
        assertRefused(Tokens.unsigned(Tokens.claims(ISSUER, claims -> claims)), INVALID_SIGNATURE);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() {
        assertRefused(
                Tokens.signedWithThePublicKeyAsSecret(publishedKey(), Tokens.claims(ISSUER, claims -> claims)),
                INVALID_SIGNATURE);
    }

    @Test
    void aTokenWithAnUnknownKidIsRefused() {
        assertRefused(Tokens.signed(Tokens.key("unknown"), Tokens.claims(ISSUER, claims -> claims)), INVALID_SIGNATURE);
    }

    @Test
    void aTokenOfAnotherKeyUnderAKnownKidIsRefused() {
        assertRefused(
                Tokens.signed(Tokens.key(publishedKey().getKeyID()), Tokens.claims(ISSUER, claims -> claims)),
                INVALID_SIGNATURE);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(
                Tokens.signed(Tokens.key("theirs"), Tokens.claims("https://issuer.example/", claims -> claims)),
                INVALID_SIGNATURE);
    }

    @Test
    void aTokenChangedAfterItWasSignedIsRefused() throws ParseException {
        String token = WIRE.token(Seeds.TENANT, Seeds.NOBODY);
        Map<String, Object> claims =
                new HashMap<>(SignedJWT.parse(token).getPayload().toJSONObject());
        claims.put("roles", Seeds.PERMITTED.roles());

        assertRefused(Tokens.withOtherClaims(token, claims), INVALID_SIGNATURE);
    }

    @Test
    void tokensSecretsAndTheirRefusalsAreNotLogged() {
        String token = SharedEmulator.permittedToken();
        WIRE.get(REQUESTS + Seeds.DELIVERED, token + "x");
        WIRE.form(TOKEN, with("client_secret", "a-secret-that-is-wrong").apply(goodForm()));

        // The start names one secret on purpose: that of the client whose lines are to be pasted.
        String afterTheStart =
                SharedEmulator.output().substring(SharedEmulator.output().indexOf("/reprocess"));
        assertThat(afterTheStart).doesNotContain(token, "a-secret-that-is-wrong", Seeds.READER.secret());
    }

    private static void assertRefused(String token, String message) {
        Answer refused = WIRE.reprocess(Seeds.failed(0), token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(refused.message()).isEqualTo(message);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=\"\"");
    }

    private static RSAKey publishedKey() {
        try {
            return JWKSet.parse(WIRE.send(WIRE.to("/" + Seeds.TENANT + "/discovery/v2.0/keys"))
                            .text())
                    .getKeys()
                    .get(0)
                    .toRSAKey();
        } catch (ParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, String> goodForm() {
        return Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Seeds.PERMITTED.id(),
                "client_secret",
                Seeds.PERMITTED.secret(),
                "scope",
                Wire.GRAPH);
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return form -> {
            Map<String, String> changed = new HashMap<>(form);
            changed.put(name, value);
            return changed;
        };
    }

    private static UnaryOperator<Map<String, String>> without(String name) {
        return form -> {
            Map<String, String> changed = new HashMap<>(form);
            changed.remove(name);
            return changed;
        };
    }

    private static Arguments refusal(UnaryOperator<Map<String, String>> change, int status, String error, int aadsts) {
        return Arguments.of(status + " " + error + " " + aadsts, change, TOKEN, status, error, aadsts);
    }
}
