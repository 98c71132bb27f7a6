package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.TOKEN;
import static dev.entitlement.acceptance.TokenCalls.accessToken;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.call;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static dev.entitlement.acceptance.TokenCalls.password;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an app says with a secret who it is, in the body or in a header, and what it is told when it does not. */
class ClientAuthenticationAcceptanceTests {

    private static final String FORM = "grant_type=client_credentials&scope=" + Wire.GRAPH;

    @Test
    void anAppMayProveItselfInTheHeader() {
        Answer answer = withHeader(basic(Seeds.PERMITTED.id(), Seeds.PERMITTED.secret()), FORM);

        assertThat(claims(accessToken(answer)).getClaims())
                .containsEntry("appid", Seeds.PERMITTED.id())
                .containsEntry("appidacr", "1");
    }

    @Test
    void theClientIdMayBeInTheBodyToo() {
        String header = basic(Seeds.PERMITTED.id(), Seeds.PERMITTED.secret());

        accessToken(withHeader(header, FORM + "&client_id=" + Seeds.PERMITTED.id()));
        assertRefused(withHeader(header, FORM + "&client_id=" + Seeds.READER.id()), 400, "invalid_request", 90013);
    }

    @Test
    void oneWayIsEnough() {
        String header = basic(Seeds.PERMITTED.id(), Seeds.PERMITTED.secret());

        assertRefused(withHeader(header, FORM + "&client_secret=x"), 400, "invalid_request", 90013);
        assertRefused(
                call(with(
                        clientCredentials(Seeds.PERMITTED),
                        "client_assertion",
                        "x",
                        "client_assertion_type",
                        TokenCalls.ASSERTION_TYPE)),
                400,
                "invalid_request",
                90013);
    }

    @Test
    void aHeaderOfAnotherSchemeIsNone() {
        accessToken(withHeader(
                "Bearer x", FORM + "&client_id=" + Seeds.READER.id() + "&client_secret=" + Seeds.READER.secret()));
    }

    @Test
    void aWrongSecretInTheHeaderIsRefused() {
        assertRefused(withHeader(basic(Seeds.PERMITTED.id(), "wrong"), FORM), 401, "invalid_client", 7000215);
        assertRefused(withHeader(basic(Seeds.PERMITTED.id(), ""), FORM), 401, "invalid_client", 7000218);
        assertRefused(withHeader(basic("nobody", "x"), FORM), 400, "unauthorized_client", 700016);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic ", "Basic !", "Basic Og==", "Basic bm9jb2xvbg==", "Basic JTo=", "Basic YTol"})
    void aBrokenHeaderIsAClearRefusal(String header) {
        Answer refused = withHeader(header, FORM);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(TokenCalls.text(refused, "error")).isEqualTo("invalid_request");
        assertThat(refused.text()).contains("AADSTS");
    }

    @Test
    void aPublicClientHasNothingToPresent() {
        assertRefused(call(clientCredentials(AppSeeds.PUBLIC)), 401, "invalid_client", 7000218);
        assertRefused(
                call(with(clientCredentials(AppSeeds.PUBLIC), "client_secret", "x")), 401, "invalid_client", 700025);
        assertThat(claims(accessToken(call(password(AppSeeds.PUBLIC, Wire.GRAPH))))
                        .getClaim("appidacr"))
                .isEqualTo("0");
    }

    @Test
    void anAppThatHasOnlyCertificatesHasNoSecret() {
        assertRefused(
                call(with(clientCredentials(AppSeeds.CERTIFIED), "client_secret", "null")),
                401,
                "invalid_client",
                7000215);
    }

    private static Answer withHeader(String authorization, String body) {
        return WIRE.send(WIRE.to(TOKEN)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** RFC 6749, 2.3.1: both are written as in a form. */
    private static String basic(String id, String secret) {
        String pair = id + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
