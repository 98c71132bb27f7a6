package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static dev.entitlement.acceptance.TokenCalls.onBehalfOf;
import static dev.entitlement.acceptance.TokenCalls.password;
import static dev.entitlement.acceptance.TokenCalls.refresh;
import static dev.entitlement.acceptance.TokenCalls.text;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint of version 1.0, with {@code resource} instead of {@code scope}. */
class VersionOneTokenAcceptanceTests {

    private static final String GRAPH = "https://graph.microsoft.com";

    @ParameterizedTest
    @ValueSource(strings = {GRAPH, GRAPH + "/", "00000003-0000-0000-c000-000000000000"})
    void anAppGetsATokenForAResource(String resource) {
        Answer answer = call(forResource(resource, clientCredentials(Seeds.PERMITTED)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "token_type",
                        "expires_in",
                        "ext_expires_in",
                        "expires_on",
                        "not_before",
                        "resource",
                        "access_token");
        assertThat(answer.json().path("expires_in").isString()).isTrue();
        assertThat(text(answer, "expires_in")).isEqualTo("3599");
        assertThat(Long.parseLong(text(answer, "expires_on")))
                .isEqualTo(Long.parseLong(text(answer, "not_before")) + 3599);
        assertThat(text(answer, "resource")).isEqualTo(GRAPH);
        assertThat(claims(text(answer, "access_token")).getClaims()).containsEntry("roles", Seeds.PERMITTED.roles());
    }

    @Test
    void aUsersAnswerBringsAllTokensThereAre() {
        Answer answer = call(forResource(GRAPH, password(Seeds.PERMITTED, "openid")));

        assertThat(text(answer, "scope"))
                .isEqualTo("EntitlementManagement.Read.All EntitlementManagement.ReadWrite.All openid");
        assertThat(claims(text(answer, "id_token")).getClaims())
                .containsEntry("ver", "1.0")
                .containsEntry("iss", "https://sts.windows.net/" + Seeds.TENANT + "/")
                .containsEntry("upn", "Kim@fabrikam.example");
        Answer again = call(refresh(Seeds.PERMITTED, text(answer, "refresh_token")));
        assertThat(text(again, "resource")).isEqualTo(GRAPH);
        Answer other =
                call(forResource(AppSeeds.MIDDLE_TIER.id(), refresh(Seeds.PERMITTED, text(again, "refresh_token"))));
        assertThat(text(other, "scope")).isEqualTo("access_as_user");
        assertThat(text(other, "resource")).isEqualTo(AppSeeds.MIDDLE_TIER.id());
        Answer next = call(forResource(GRAPH, onBehalfOf(AppSeeds.MIDDLE_TIER, text(other, "access_token"), "openid")));
        assertThat(claims(text(next, "access_token")).getClaims()).containsEntry("oid", Seeds.USER);
    }

    @Test
    void refusalsAreThoseOfVersionTwo() {
        assertRefused(call(forResource("", clientCredentials(Seeds.PERMITTED))), 400, "invalid_request", 900144);
        assertRefused(
                call(forResource("https://vault.azure.net", clientCredentials(Seeds.PERMITTED))),
                400,
                "invalid_resource",
                500011);
        assertRefused(
                call(forResource(GRAPH, with(clientCredentials(Seeds.PERMITTED), "client_secret", "x"))),
                401,
                "invalid_client",
                7000215);
        assertRefused(
                call(forResource(GRAPH, with(clientCredentials(Seeds.PERMITTED), "grant_type", "x"))),
                400,
                "unsupported_grant_type",
                70003);
    }

    private static Answer call(Map<String, String> form) {
        return WIRE.form(TokenCalls.VERSION_ONE, form);
    }

    private static Map<String, String> forResource(String resource, Map<String, String> form) {
        return with(form, "resource", resource);
    }
}
