package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.CROWDED_TENANT;
import static dev.entitlement.acceptance.SignInEmulator.LAST_OF_MANY;
import static dev.entitlement.acceptance.SignInEmulator.PUBLIC;
import static dev.entitlement.acceptance.SignInEmulator.READ;
import static dev.entitlement.acceptance.SignInEmulator.ROBIN;
import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
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
import tools.jackson.databind.JsonNode;

/** Sign-ins on devices, approved on the page or by a test. */
class DeviceCodeAcceptanceTests {

    private static final String URN = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String CONTROL = "/_emulator/device-codes/";

    @Test
    void aDeviceIsToldWhatToShow() {
        Answer answer = begin(TENANT, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonNode json = answer.json();
        assertThat(json.path("user_code").asString()).matches("[A-HJ-NP-Z2-9]{9}");
        assertThat(json.path("device_code").asString()).hasSize(64);
        assertThat(json.path("expires_in").asInt()).isEqualTo(900);
        assertThat(json.path("interval").asInt()).isEqualTo(5);
        assertThat(json.path("verification_uri").asString()).isEqualTo(WIRE.origin() + "/common/oauth2/deviceauth");
        assertThat(json.path("message").asString())
                .contains(
                        json.path("verification_uri").asString(),
                        json.path("user_code").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"device_code", URN})
    void aDeviceWaitsUntilSomebodyApprovesOnThePage(String grantType) throws ParseException {
        JsonNode begun = begin(TENANT, Map.of()).json();
        assertRefused(poll(TENANT, begun, Map.of("grant_type", grantType)), "authorization_pending", 70016);

        String path = URI.create(begun.path("verification_uri").asString()).getPath();
        Answer asked = WIRE.send(WIRE.to(path));
        assertThat(asked.text()).contains("name=\"user_code\"");
        Answer page = WIRE.send(WIRE.to(path + "?otc=" + begun.path("user_code").asString()));
        assertThat(page.text()).contains("&lt;b&gt;Notes&lt;/b&gt;").doesNotContain("<script", "<b>");
        Answer done = WIRE.form(path, Html.of(page).pressed("Robin"));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("Robin has signed in to &lt;b&gt;Notes");
        Answer tokens = poll(TENANT, begun, Map.of("grant_type", grantType));
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        assertThat(SignedJWT.parse(tokens.json().path("access_token").asString())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(ROBIN);
        assertThat(tokens.json().path("refresh_token").asString()).isNotEmpty();
        assertRefused(poll(TENANT, begun, Map.of()), "bad_verification_code", 70018);
    }

    @ParameterizedTest
    @ValueSource(strings = {"robin@SIGNIN.example", ROBIN, ROBIN + "." + TENANT})
    void aTestApprovesWithoutABrowser(String user) {
        JsonNode begun = begin(TENANT, Map.of()).json();
        String typed = begun.path("user_code").asString().toLowerCase(java.util.Locale.ROOT);

        assertThat(control(typed + "/approve", "{\"user\":\"" + user + "\"}").status())
                .isEqualTo(204);

        assertThat(poll(TENANT, begun, Map.of()).status()).isEqualTo(200);
        assertThat(control(typed + "/approve", "{\"user\":\"" + user + "\"}").status())
                .as("nothing waits any more")
                .isEqualTo(404);
    }

    @Test
    void whatWaitsIsListedWithoutItsSecret() {
        JsonNode begun = begin(TENANT, Map.of()).json();

        Answer list = WIRE.send(WIRE.to("/_emulator/device-codes"));

        assertThat(list.json().valueStream()).anySatisfy(waiting -> {
            assertThat(waiting.path("userCode").asString())
                    .isEqualTo(begun.path("user_code").asString());
            assertThat(waiting.path("tenant").asString()).isEqualTo(TENANT);
            assertThat(waiting.path("clientId").asString()).isEqualTo(PUBLIC);
            assertThat(waiting.path("state").asString()).isEqualTo("pending");
        });
        assertThat(list.text()).doesNotContain(begun.path("device_code").asString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDeclinesEndsIt(boolean onThePage) {
        JsonNode begun = begin(TENANT, Map.of()).json();
        String userCode = begun.path("user_code").asString();
        if (onThePage) {
            Answer page = WIRE.send(WIRE.to("/common/oauth2/deviceauth?user_code=" + userCode));
            assertThat(WIRE.form("/common/oauth2/deviceauth", Html.of(page).pressed("Decline"))
                            .status())
                    .isEqualTo(200);
        } else {
            assertThat(control(userCode + "/decline", null).status()).isEqualTo(204);
        }

        assertRefused(poll(TENANT, begun, Map.of()), "authorization_declined", 70021);
    }

    @Test
    void theTenantFollowsFromWhoApproves() throws ParseException {
        JsonNode begun = begin("common", Map.of()).json();
        assertRefused(poll("organizations", begun, Map.of()), "authorization_pending", 70016);

        assertThat(control(begun.path("user_code").asString() + "/approve", "{\"user\":\"" + LAST_OF_MANY + "\"}")
                        .status())
                .isEqualTo(204);

        assertRefused(poll(TENANT, begun, Map.of()), "invalid_grant", 700005);
        Answer tokens = poll("common", begun, Map.of());
        assertThat(SignedJWT.parse(tokens.json().path("access_token").asString())
                        .getJWTClaimsSet()
                        .getStringClaim("tid"))
                .isEqualTo(CROWDED_TENANT);
    }

    @Test
    void ofTwentyWhoPollAtOnceOneGetsTheTokens() throws Exception {
        JsonNode begun = begin(TENANT, Map.of()).json();
        control(begun.path("user_code").asString() + "/approve", "{\"user\":\"" + ROBIN + "\"}");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(n -> () -> poll(TENANT, begun, Map.of()))
                    .toList();
            int redeemed = 0;
            for (Future<Answer> call : threads.invokeAll(calls)) {
                if (call.get().status() == 200) {
                    redeemed++;
                } else {
                    assertRefused(call.get(), "bad_verification_code", 70018);
                }
            }
            assertThat(redeemed).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "client_id, '', 400, invalid_request, 900144",
        "client_id, 00000000-0000-0000-0000-000000000000, 400, unauthorized_client, 700016",
        "scope, '', 400, invalid_request, 900144",
        "scope, Mail.Send, 400, invalid_grant, 65001"
    })
    void nothingBeginsThatCouldNotEnd(String parameter, String value, int status, String error, int aadsts) {
        Answer refused = begin(TENANT, Map.of(parameter, value));

        assertThat(refused.status()).isEqualTo(status);
        assertRefused(refused, error, aadsts);
    }

    @Test
    void aHugeScopeBeginsNothing() {
        assertRefused(begin("common", Map.of("scope", "x".repeat(5000))), "invalid_scope", 70011);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "device_code, '', invalid_request, 900144",
        "device_code, unknown, bad_verification_code, 70018",
        "client_id, 33333333-0000-4000-8000-0000000000a2, bad_verification_code, 70018",
        "client_id, '', invalid_request, 900144"
    })
    void aDeviceThatIsNotTheOneIsRefused(String parameter, String value, String error, int aadsts) {
        JsonNode begun = begin(TENANT, Map.of()).json();
        control(begun.path("user_code").asString() + "/approve", "{\"user\":\"" + ROBIN + "\"}");

        assertRefused(poll(TENANT, begun, Map.of(parameter, value)), error, aadsts);
        assertThat(poll(TENANT, begun, Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEFGHJ", "\"><script>alert(1)</script>", "x"})
    void aCodeThatIsNoneIsAskedForAgain(String typed) {
        Answer page = WIRE.form("/common/oauth2/deviceauth", Map.of("user_code", typed, "login", ROBIN));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("AADSTS70018: ", "name=\"user_code\"").doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void whoIsMistypedIsAskedForAgain() {
        String userCode = begin(TENANT, Map.of()).json().path("user_code").asString();

        Answer page =
                WIRE.form("/common/oauth2/deviceauth", Map.of("user_code", userCode, "login", "<img>@signin.example"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("AADSTS50034").doesNotContain("<img");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABCDEFGHJ/approve | {\"user\":\"robin@signin.example\"} | 404",
                "ABCDEFGHJ/decline | {} | 404",
                "CODE/approve | {\"user\":\"nobody@signin.example\"} | 404",
                "CODE/approve | {\"user\":\"" + LAST_OF_MANY + "\"} | 404",
                "CODE/approve | {} | 400",
                "CODE/approve | {\"user\":\"\\u0000\"} | 404",
                "CODE/approve | {\"user\":null} | 400",
                "CODE/approve | {\"user\":\"a\",\"b\":1} | 400",
                "CODE/approve | no JSON | 400"
            })
    void theControlCallsSayWhatIsWrong(String path, String body, int status) {
        String userCode = begin(TENANT, Map.of()).json().path("user_code").asString();

        Answer refused = control(path.replace("CODE", userCode), body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void versionOneOfTheEndpointsCallsItCode() {
        Answer begun = WIRE.form(
                "/" + TENANT + "/oauth2/devicecode",
                Map.of("client_id", PUBLIC, "resource", "https://graph.microsoft.com"));
        assertThat(begun.json().path("verification_url").asString()).endsWith("/common/oauth2/deviceauth");
        control(begun.json().path("user_code").asString() + "/approve", "{\"user\":\"" + ROBIN + "\"}");

        Answer tokens = WIRE.form(
                "/" + TENANT + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "device_code",
                        "client_id",
                        PUBLIC,
                        "code",
                        begun.json().path("device_code").asString()));

        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
    }

    private static Answer begin(String tenant, Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", PUBLIC, "scope", "openid offline_access " + READ));
        form.putAll(changes);
        form.values().removeIf(String::isEmpty);
        return WIRE.form("/" + tenant + "/oauth2/v2.0/devicecode", form);
    }

    private static Answer poll(String tenant, JsonNode begun, Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                URN,
                "client_id",
                PUBLIC,
                "device_code",
                begun.path("device_code").asString()));
        form.putAll(changes);
        form.values().removeIf(String::isEmpty);
        return WIRE.form("/" + tenant + "/oauth2/v2.0/token", form);
    }

    private static Answer control(String path, String body) {
        return WIRE.send(WIRE.to(CONTROL + path)
                .header("Content-Type", "application/json")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static void assertRefused(Answer refused, String error, int aadsts) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isEqualTo(error);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(aadsts);
    }
}
