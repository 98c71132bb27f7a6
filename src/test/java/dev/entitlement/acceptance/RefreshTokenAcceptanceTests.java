package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.READ;
import static dev.entitlement.acceptance.TokenCalls.accessToken;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.call;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.password;
import static dev.entitlement.acceptance.TokenCalls.refresh;
import static dev.entitlement.acceptance.TokenCalls.text;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.entitlement.acceptance.Wire.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps that ask again without the user. */
class RefreshTokenAcceptanceTests {

    private static final String OFFLINE = READ + " openid offline_access";

    @Test
    void aRefreshTokenGetsWhatTheFirstSignInGot() {
        Answer first = signIn(Seeds.PERMITTED);
        Answer second = call(refresh(Seeds.PERMITTED, text(first, "refresh_token")));

        JWTClaimsSet token = claims(accessToken(second));
        assertThat(text(second, "scope")).isEqualTo(READ + " openid");
        assertThat(token.getClaims())
                .containsEntry("oid", Seeds.USER)
                .containsEntry("appid", Seeds.PERMITTED.id())
                .containsEntry("appidacr", "1")
                .containsEntry("scp", READ + " openid");
        assertThat(claims(text(second, "id_token")).getSubject()).isEqualTo(Seeds.USER);
    }

    @Test
    void aNewOneComesWithEveryUseAndTheOldOneStaysGood() {
        String first = text(signIn(Seeds.PERMITTED), "refresh_token");
        String second = text(call(refresh(Seeds.PERMITTED, first)), "refresh_token");

        assertThat(second).isNotEmpty().isNotEqualTo(first);
        accessToken(call(refresh(Seeds.PERMITTED, second)));
        accessToken(call(refresh(Seeds.PERMITTED, first)));
    }

    @Test
    void noneComesUnlessItIsAskedFor() {
        assertThat(call(password(Seeds.PERMITTED, READ)).json().propertyNames())
                .doesNotContain("refresh_token", "id_token", "client_info");
    }

    @Test
    void anythingThatTheAppWasGrantedMayBeAskedForNext() {
        String refreshToken = text(signIn(Seeds.PERMITTED), "refresh_token");
        String write = "EntitlementManagement.ReadWrite.All";
        Map<String, String> form = refresh(Seeds.PERMITTED, refreshToken);

        Answer wider = call(with(form, "scope", "https://graph.microsoft.com/" + write));
        assertThat(text(wider, "scope")).isEqualTo("https://graph.microsoft.com/" + write);
        assertThat(wider.json().has("id_token")).isFalse();
        assertThat(text(call(refresh(Seeds.PERMITTED, text(wider, "refresh_token"))), "scope"))
                .isEqualTo(READ + " openid");
        assertRefused(call(with(form, "scope", "User.Read")), 400, "invalid_grant", 65001);
        assertThat(claims(accessToken(call(with(form, "scope", "api://" + AppSeeds.MIDDLE_TIER.id() + "/.default"))))
                        .getAudience())
                .containsExactly("api://" + AppSeeds.MIDDLE_TIER.id());
    }

    @Test
    void anAppThatHadProvedItselfDoesSoAgain() {
        String refreshToken = text(signIn(Seeds.PERMITTED), "refresh_token");

        assertRefused(
                call(with(refresh(Seeds.PERMITTED, refreshToken), "client_secret", "")),
                401,
                "invalid_client",
                7000218);
        assertRefused(
                call(with(refresh(Seeds.PERMITTED, refreshToken), "client_secret", "wrong")),
                401,
                "invalid_client",
                7000215);
    }

    @Test
    void aPublicClientNeedsNoSecretToAskAgain() {
        accessToken(call(refresh(AppSeeds.PUBLIC, text(signIn(AppSeeds.PUBLIC), "refresh_token"))));
    }

    @Test
    void itIsOfNoUseToAnotherAppOrInAnotherTenant() {
        String refreshToken = text(signIn(AppSeeds.MIDDLE_TIER), "refresh_token");

        assertRefused(call(refresh(AppSeeds.PUBLIC, refreshToken)), 400, "invalid_grant", 700007);
        assertRefused(
                WIRE.form("/" + Seeds.OTHER_TENANT + "/oauth2/v2.0/token", refresh(AppSeeds.MIDDLE_TIER, refreshToken)),
                400,
                "invalid_grant",
                70000);
    }

    @Test
    void graphTakesNoneForAnAccessToken() {
        Answer refused = WIRE.get(Wire.REQUESTS + Seeds.DELIVERED, text(signIn(Seeds.PERMITTED), "refresh_token"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void noOtherTokenIsTakenForOne() {
        Answer issued = signIn(Seeds.PERMITTED);

        assertRefused(call(refresh(Seeds.PERMITTED, text(issued, "access_token"))), 400, "invalid_grant", 9002313);
        assertRefused(call(refresh(Seeds.PERMITTED, text(issued, "id_token"))), 400, "invalid_grant", 9002313);
        assertRefused(
                call(refresh(
                        Seeds.PERMITTED, Tokens.signed(Tokens.key("mine"), claims(text(issued, "refresh_token"))))),
                400,
                "invalid_grant",
                9002313);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "0.AXEA.b.c", "W10.e30.x", "e30.e30.e30", "\uD83D\uDE00"})
    void whatIsNoTokenIsMalformed(String text) {
        assertRefused(call(refresh(Seeds.PERMITTED, text)), 400, "invalid_grant", 9002313);
    }

    @Test
    void itsParametersAreNeeded() {
        Map<String, String> form = refresh(Seeds.PERMITTED, "x");

        assertRefused(call(with(form, "refresh_token", "")), 400, "invalid_request", 900144);
        assertRefused(call(with(form, "client_id", "")), 400, "invalid_request", 900144);
    }

    @Test
    void refreshTokensAreNotLogged() {
        String refreshToken = text(signIn(Seeds.PERMITTED), "refresh_token");
        Answer refused = call(refresh(AppSeeds.PUBLIC, refreshToken));

        assertThat(refused.text()).doesNotContain(refreshToken);
        assertThat(SharedEmulator.output()).doesNotContain(refreshToken);
    }

    private static Answer signIn(Seeds.Client client) {
        return call(password(client, OFFLINE));
    }
}
