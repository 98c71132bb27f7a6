package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.TokenCalls.READ;
import static dev.entitlement.acceptance.TokenCalls.TOKEN;
import static dev.entitlement.acceptance.TokenCalls.accessToken;
import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.call;
import static dev.entitlement.acceptance.TokenCalls.claims;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static dev.entitlement.acceptance.TokenCalls.onBehalfOf;
import static dev.entitlement.acceptance.TokenCalls.password;
import static dev.entitlement.acceptance.TokenCalls.raw;
import static dev.entitlement.acceptance.TokenCalls.refresh;
import static dev.entitlement.acceptance.TokenCalls.text;
import static dev.entitlement.acceptance.TokenCalls.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all grants have in common. */
class TokenEndpointAcceptanceTests {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void anIdTokenIsTheOpenIdConfigurationsIssuers() {
        Answer answer = call(password(Seeds.PERMITTED, "openid profile email " + READ));

        assertThat(claims(text(answer, "id_token")).getIssuer())
                .isEqualTo(WIRE.origin() + "/" + Seeds.TENANT + "/v2.0")
                .isEqualTo(WIRE.send(WIRE.to("/" + Seeds.TENANT + "/v2.0/.well-known/openid-configuration"))
                        .json()
                        .path("issuer")
                        .asString());
        assertThat(claims(text(answer, "id_token")).getAudience()).containsExactly(Seeds.PERMITTED.id());
        assertThat(claims(text(answer, "id_token")).getClaims())
                .containsEntry("oid", Seeds.USER)
                .containsEntry("tid", Seeds.TENANT)
                .containsEntry("name", "Kim")
                .containsEntry("preferred_username", "Kim@fabrikam.example")
                .containsEntry("ver", "2.0")
                .doesNotContainKeys("scp", "roles");
        assertThat(WIRE.get(Wire.REQUESTS, text(answer, "id_token")).status()).isEqualTo(401);
    }

    /** Half a character would make the answer a text that strict parsers of JSON refuse. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void whatIsCutOffARefusalIsWhole(String before) {
        String message = text(
                call(with(clientCredentials(Seeds.PERMITTED), "grant_type", before + "\uD83D\uDE00".repeat(1000))),
                "error_description");

        assertThat(message).contains("\uD83D\uDE00").hasSizeLessThan(1300);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
    }

    @Test
    void librariesAreToldTheAccountWhenTheyAsk() {
        String info = text(call(with(password(AppSeeds.PUBLIC, READ), "client_info", "1")), "client_info");

        assertThat(new String(Base64.getUrlDecoder().decode(info), StandardCharsets.UTF_8))
                .isEqualTo("{\"uid\":\"" + Seeds.USER + "\",\"utid\":\"" + Seeds.TENANT + "\"}");
        assertThat(call(with(clientCredentials(Seeds.PERMITTED), "client_info", "1"))
                        .json()
                        .has("client_info"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", "Common"})
    void theTenantFollowsFromWhoAsks(String anyTenant) {
        String path = "/" + anyTenant + "/oauth2/v2.0/token";
        Answer first =
                WIRE.form(path, password(AppSeeds.PUBLIC, AppSeeds.MIDDLE_TIER.id() + "/x openid offline_access"));

        assertThat(claims(accessToken(first)).getClaim("tid")).isEqualTo(Seeds.TENANT);
        assertThat(claims(text(first, "id_token")).getIssuer()).contains(Seeds.TENANT);
        assertThat(claims(accessToken(WIRE.form(path, refresh(AppSeeds.PUBLIC, text(first, "refresh_token")))))
                        .getClaim("tid"))
                .isEqualTo(Seeds.TENANT);
        assertThat(claims(accessToken(WIRE.form(
                                path, onBehalfOf(AppSeeds.MIDDLE_TIER, text(first, "access_token"), Wire.GRAPH))))
                        .getClaim("tid"))
                .isEqualTo(Seeds.TENANT);
    }

    @Test
    void whereNoTenantFollowsTheCallIsRefused() {
        String path = "/common/oauth2/v2.0/token";

        assertRefused(WIRE.form(path, clientCredentials(Seeds.PERMITTED)), 400, "invalid_request", 50059);
        assertRefused(
                WIRE.form(path, with(password(AppSeeds.PUBLIC, READ), "username", "kim@nowhere.example")),
                400,
                "invalid_request",
                50059);
        assertRefused(WIRE.form(path, refresh(AppSeeds.PUBLIC, "x")), 400, "invalid_grant", 9002313);
        assertRefused(WIRE.form(path, onBehalfOf(AppSeeds.MIDDLE_TIER, "x", READ)), 400, "invalid_request", 50027);
        assertRefused(
                WIRE.form("/consumers/oauth2/v2.0/token", clientCredentials(Seeds.PERMITTED)),
                400,
                "invalid_request",
                90002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":{\"xms_cc\":{\"values\":[\"CP1\"]}}}",
                "{}",
                "{\"id_token\":{\"auth_time\":{\"essential\":true}},\"x\":[[1],null]}"
            })
    void claimsThatLibrariesSendAreAccepted(String claims) {
        accessToken(call(with(clientCredentials(Seeds.PERMITTED), "claims", claims)));
        accessToken(call(with(password(Seeds.PERMITTED, READ), "claims", claims)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "{", "{\"a\":1} {", "x", "[[[[[[{", "\"{}\""})
    void brokenClaimsAreRefused(String claims) {
        assertRefused(call(with(clientCredentials(Seeds.PERMITTED), "claims", claims)), 400, "invalid_request", 90013);
    }

    @Test
    void claimsNestedWithoutEndAreRefused() {
        assertRefused(
                call(with(clientCredentials(Seeds.PERMITTED), "claims", "{\"a\":" + "[".repeat(100_000))),
                400,
                "invalid_request",
                90013);
    }

    @Test
    void telemetryDoesNoHarm() {
        accessToken(WIRE.form(
                TOKEN + "?client-request-id=x&slice=%20&dc=" + "x".repeat(1000),
                with(
                        clientCredentials(Seeds.PERMITTED),
                        "x-client-SKU",
                        "MSAL.Java",
                        "x-client-current-telemetry",
                        "5|1,0,,,|,",
                        "x-anchormailbox",
                        "Oid:1@2",
                        "scope",
                        "\t" + Wire.GRAPH + "  openid openid\r\n profile offline_access " + Wire.GRAPH)));
    }

    @Test
    void parametersInTheAddressDoNotCount() {
        assertRefused(
                WIRE.form(TOKEN + "?grant_type=client_credentials", TokenCalls.form("x", "y")),
                400,
                "invalid_request",
                900144);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<x>", "[", "a:b:c", "{x}", "x/y?z#", "%", "_"})
    void whateverAProxySaysTheHostIsBreaksNothing(String host) {
        assertThat(behindProxy(host, password(AppSeeds.PUBLIC, "openid")).status())
                .isIn(200, 400);
        assertThat(behindProxy(
                                host,
                                with(
                                        clientCredentials(AppSeeds.CERTIFIED),
                                        "client_assertion_type",
                                        TokenCalls.ASSERTION_TYPE,
                                        "client_assertion",
                                        AppSeeds.RSA.assertion(AppSeeds.CERTIFIED, "https://evil/" + Seeds.TENANT)))
                        .status())
                .isIn(400, 401);
    }

    @Test
    void theAddressMayRepeatWhatTheFormSays() {
        accessToken(WIRE.form(TOKEN + "?client_id=x&scope=y&grant_type=z", clientCredentials(Seeds.PERMITTED)));
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&grant_type=client_credentials, 9000411",
        "grant_type=client_credentials&client_id=a%00b&scope=x, 9002313",
        "grant_type=refresh_token&refresh_token=%00&client_id=x, 9002313",
        "grant_type=password&username=a%00&password=b&scope=c&client_id=d, 9002313",
        "grant_type, 900144",
        "=, 90013",
        "&&&, 900144",
        "grant_type=%F0%9F%98%80, 70003",
        "grant_type[]=client_credentials, 900144",
        "{\"grant_type\":\"client_credentials\"}, 900144"
    })
    void hostileFormsAreRefusedInEntrasShape(String body, int aadsts) {
        Answer refused = raw(FORM, body);

        assertThat(refused.text()).contains("AADSTS" + aadsts + ":");
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "grant_type=%zz", "a=%u1234", "grant_type=client_credentials&scope=%"})
    void formsThatCannotBeDecodedAreRefused(String body) {
        Answer refused = raw(FORM, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused, "error")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense"})
    void whatIsNoFormHoldsNoParameter(String contentType) {
        Answer refused = raw(contentType, "grant_type=client_credentials");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused, "error")).isEqualTo("invalid_request");
    }

    @Test
    void hugeValuesAreRefusedBriefly() {
        String huge = "x".repeat(500_000);

        for (String name : new String[] {"client_id", "scope", "grant_type", "client_secret"}) {
            Answer refused = call(with(clientCredentials(Seeds.PERMITTED), name, huge));
            assertThat(refused.status()).isBetween(400, 401);
            assertThat(refused.text().length()).isLessThan(3000);
        }
        assertRefused(
                call(password(AppSeeds.PUBLIC, "api://" + AppSeeds.MIDDLE_TIER.id() + "/" + huge)),
                400,
                "invalid_scope",
                70011);
    }

    private static Answer behindProxy(String host, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return WIRE.send(WIRE.to(TOKEN)
                .header("Content-Type", FORM)
                .header("X-Forwarded-Host", host)
                .POST(BodyPublishers.ofString(body)));
    }
}
