package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** Calls of the token endpoint, and what their answers say. */
final class TokenCalls {

    static final String TOKEN = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
    static final String VERSION_ONE = "/" + Seeds.TENANT + "/oauth2/token";
    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    static final String READ = "EntitlementManagement.Read.All";

    private TokenCalls() {}

    static Map<String, String> form(String... namesAndValues) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    /** A form with other values, or without those whose value is empty. */
    static Map<String, String> with(Map<String, String> form, String... namesAndValues) {
        Map<String, String> changed = new HashMap<>(form);
        changed.putAll(form(namesAndValues));
        changed.values().removeIf(String::isEmpty);
        return changed;
    }

    static Map<String, String> clientCredentials(Seeds.Client client) {
        return with(form(
                "grant_type",
                "client_credentials",
                "scope",
                Wire.GRAPH,
                "client_id",
                client.id(),
                "client_secret",
                client.secret()));
    }

    /** Kim signs in with name and password. */
    static Map<String, String> password(Seeds.Client client, String scope) {
        return with(form(
                "grant_type",
                "password",
                "scope",
                scope,
                "client_id",
                client.id(),
                "client_secret",
                client.secret(),
                "username",
                "kim@fabrikam.example",
                "password",
                Seeds.PASSWORD));
    }

    static Map<String, String> refresh(Seeds.Client client, String refreshToken) {
        return with(form(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken,
                "client_id",
                client.id(),
                "client_secret",
                client.secret()));
    }

    static Map<String, String> onBehalfOf(Seeds.Client client, String assertion, String scope) {
        return with(form(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "requested_token_use",
                "on_behalf_of",
                "assertion",
                assertion,
                "scope",
                scope,
                "client_id",
                client.id(),
                "client_secret",
                client.secret()));
    }

    static Answer call(Map<String, String> form) {
        return WIRE.form(TOKEN, form);
    }

    /** A form as it is, whatever it is. */
    static Answer raw(String contentType, String body) {
        return WIRE.send(WIRE.to(TOKEN).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    static String text(Answer answer, String property) {
        return answer.json().path(property).asString("");
    }

    static String accessToken(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return text(answer, "access_token");
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw new IllegalStateException(token, unreadable);
        }
    }

    static void assertRefused(Answer answer, int status, String error, int aadsts) {
        assertThat(answer.text()).contains("AADSTS" + aadsts + ": ");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(text(answer, "error")).isEqualTo(error);
        assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(aadsts);
        assertThat(answer.json().has("access_token")).isFalse();
    }
}
