package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.AppSeeds.CERTIFIED;
import static dev.entitlement.acceptance.AppSeeds.MIDDLE_TIER;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.READ;
import static dev.entitlement.acceptance.TokenCalls.accessToken;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.call;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static dev.entitlement.acceptance.TokenCalls.onBehalfOf;
import static dev.entitlement.acceptance.TokenCalls.password;
import static dev.entitlement.acceptance.TokenCalls.text;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens for the tenant's own apps, and what these get for them on behalf of the user. */
class OnBehalfOfAcceptanceTests {

    private static final String API = "api://" + MIDDLE_TIER.id();

    @ParameterizedTest
    @CsvSource({
        "{api}/access_as_user, {api}, access_as_user",
        "{api}/Anything.At.All openid, {api}, Anything.At.All",
        "{api}/.default, {api}, access_as_user",
        "{id}/.default, {id}, access_as_user"
    })
    void aUserMayCallAnyAppOfTheTenant(String scope, String audience, String scp) {
        Answer answer = call(password(AppSeeds.PUBLIC, named(scope)));

        JWTClaimsSet token = claims(accessToken(answer));
        assertThat(token.getAudience()).containsExactly(named(audience));
        assertThat(token.getClaim("scp")).isEqualTo(scp);
        assertThat(text(answer, "scope")).contains(named(audience) + "/" + scp);
        assertThat(refusedByGraph(text(answer, "access_token"))).contains("Invalid audience");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{api}/.default", "{id}/.default"})
    void anAppMayCallAnotherAsItself(String scope) {
        String token = accessToken(call(with(clientCredentials(Seeds.PERMITTED), "scope", named(scope))));

        assertThat(claims(token).getClaims()).containsEntry("idtyp", "app").doesNotContainKey("roles");
        assertThat(refusedByGraph(token)).contains("Invalid audience");
    }

    @Test
    void thereIsNoTokenForAnAppThatIsNotRegistered() {
        String unknown = "api://00000000-0000-4000-8000-000000000000";

        assertRefused(call(password(AppSeeds.PUBLIC, unknown + "/x")), 400, "invalid_resource", 500011);
        assertRefused(
                call(with(clientCredentials(Seeds.PERMITTED), "scope", unknown + "/.default")),
                400,
                "invalid_resource",
                500011);
        assertRefused(
                call(password(AppSeeds.PUBLIC, "api://" + Seeds.STRANGER.id() + "/x")),
                400,
                "invalid_resource",
                500011);
    }

    @Test
    void theAppThatWasCalledGetsATokenOfTheUserForTheNext() {
        Answer answer = call(onBehalfOf(
                MIDDLE_TIER, usersToken(), "https://graph.microsoft.com/" + READ + " openid profile offline_access"));

        String token = accessToken(answer);
        assertThat(claims(token).getClaims())
                .containsEntry("oid", Seeds.USER)
                .containsEntry("appid", MIDDLE_TIER.id())
                .containsEntry("appidacr", "1")
                .containsEntry("upn", "Kim@fabrikam.example");
        assertThat(text(answer, "refresh_token")).isNotEmpty();
        assertThat(text(answer, "id_token")).isNotEmpty();
        assertThat(WIRE.get(Wire.REQUESTS + Seeds.DELIVERED, token).status()).isEqualTo(200);
    }

    @Test
    void aCertificateWillDoAsAProof() {
        String assertion = accessToken(call(password(AppSeeds.PUBLIC, CERTIFIED.id() + "/.default")));
        Map<String, String> form = with(
                onBehalfOf(CERTIFIED, assertion, Wire.GRAPH),
                "client_assertion_type",
                TokenCalls.ASSERTION_TYPE,
                "client_assertion",
                AppSeeds.RSA.assertion(CERTIFIED, "https://login.microsoftonline.com/" + Seeds.TENANT + "/v2.0"));

        assertThat(claims(accessToken(call(form))).getClaim("appidacr")).isEqualTo("2");
    }

    @Test
    void theTokenMustHaveBeenForTheAppThatPresentsIt() {
        String forGraph = accessToken(call(password(AppSeeds.PUBLIC, Wire.GRAPH)));

        assertRefused(call(onBehalfOf(MIDDLE_TIER, forGraph, Wire.GRAPH)), 400, "invalid_grant", 500131);
        assertRefused(call(onBehalfOf(Seeds.PERMITTED, usersToken(), Wire.GRAPH)), 400, "invalid_grant", 500131);
    }

    @Test
    void theTokenMustBeAUsers() {
        String appOnly = accessToken(call(with(clientCredentials(Seeds.PERMITTED), "scope", API + "/.default")));
        String idToken = text(call(with(password(MIDDLE_TIER, READ + " openid"))), "id_token");

        assertRefused(call(onBehalfOf(MIDDLE_TIER, appOnly, Wire.GRAPH)), 400, "unauthorized_client", 7000114);
        assertRefused(call(onBehalfOf(MIDDLE_TIER, idToken, Wire.GRAPH)), 400, "invalid_grant", 240002);
    }

    @Test
    void theTokenMustBeOfThisIssuer() throws ParseException {
        SignedJWT token = SignedJWT.parse(usersToken());
        Map<String, Object> claims = new HashMap<>(token.getPayload().toJSONObject());
        claims.put("oid", "11111111-0000-4000-8000-0000000000c2");

        assertRefused(
                call(onBehalfOf(MIDDLE_TIER, Tokens.withOtherClaims(token.serialize(), claims), Wire.GRAPH)),
                400,
                "invalid_grant",
                50013);
        assertRefused(
                call(onBehalfOf(
                        MIDDLE_TIER,
                        Tokens.signed(Tokens.key("theirs"), token.getJWTClaimsSet())
                                .replaceFirst(
                                        "^[^.]+",
                                        Base64URL.encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
                                                .toString()),
                        Wire.GRAPH)),
                400,
                "invalid_grant",
                50013);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "W10.e30.x", "PHNhbWw-"})
    void whatIsNoTokenIsMalformed(String assertion) {
        assertRefused(call(onBehalfOf(MIDDLE_TIER, assertion, Wire.GRAPH)), 400, "invalid_request", 50027);
    }

    @Test
    void aRefreshTokenIsNoAssertion() {
        String refreshToken = text(call(password(AppSeeds.PUBLIC, API + "/x offline_access")), "refresh_token");

        assertRefused(call(onBehalfOf(MIDDLE_TIER, refreshToken, Wire.GRAPH)), 400, "invalid_request", 50027);
    }

    @Test
    void anotherTenantsTokenIsOfNoUse() {
        assertRefused(
                WIRE.form(
                        "/" + Seeds.OTHER_TENANT + "/oauth2/v2.0/token",
                        onBehalfOf(MIDDLE_TIER, usersToken(), Wire.GRAPH)),
                400,
                "invalid_grant",
                70000);
    }

    @ParameterizedTest
    @CsvSource({
        "requested_token_use, '', 400, invalid_request, 900144",
        "requested_token_use, logon_cert, 400, invalid_request, 90013",
        "assertion, '', 400, invalid_request, 900144",
        "scope, '', 400, invalid_request, 900144",
        "client_id, '', 400, invalid_request, 900144",
        "client_secret, '', 401, invalid_client, 7000218",
        "client_secret, wrong, 401, invalid_client, 7000215",
        "scope, User.Read, 400, invalid_grant, 65001"
    })
    void refusesWithTheAadstsCode(String parameter, String value, int status, String error, int aadsts) {
        assertRefused(
                call(with(onBehalfOf(MIDDLE_TIER, usersToken(), Wire.GRAPH), parameter, value)), status, error, aadsts);
    }

    private static String usersToken() {
        return accessToken(call(password(AppSeeds.PUBLIC, API + "/access_as_user")));
    }

    private static String refusedByGraph(String token) {
        Answer refused = WIRE.get(Wire.REQUESTS + Seeds.DELIVERED, token);
        assertThat(refused.status()).isEqualTo(401);
        return refused.message();
    }

    private static String named(String text) {
        return text.replace("{api}", API).replace("{id}", MIDDLE_TIER.id());
    }
}
