package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.TokenCalls.assertRefused;
import static dev.entitlement.acceptance.TokenCalls.clientCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that somebody names where tokens are issued is there. */
class FirstUseAcceptanceTests {

    private static final Wire WIRE = SharedEmulator.WIRE;
    private static final Control CONTROL = new Control(WIRE);

    @ParameterizedTest
    @ValueSource(strings = {"0f1e0000-0000-4000-8000-000000000001", "first-use", "first.use.example"})
    void aTenantThatIsNamedForTheFirstTimeHasTheDefaultSeed(String name) {
        assertThat(CONTROL.get("/tenants/" + name).status()).isEqualTo(404);

        String token = WIRE.token(name, Seeds.PERMITTED);

        assertThat(WIRE.stateOf(Seeds.failed(0), token)).isEqualTo("DeliveryFailed");
        String id = CONTROL.get("/tenants/" + name).json().path("id").asString();
        assertThat(TokenCalls.claims(token).getClaim("tid")).isEqualTo(id);
        assertThat(name.length() == 36).isEqualTo(name.equals(id));
        assertThat(WIRE.reprocess(Seeds.failed(0), token).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, nonsense",
        "grant_type, ''",
        "scope, ''",
        "scope, nonsense",
        "client_id, ''",
        "client_id, 0f1e0000-0000-4000-8000-0000000000ff",
        "client_secret, ''",
        "client_secret, wrong",
        "claims, nonsense",
    })
    void whoIsRefusedNamesNone(String parameter, String value) {
        Map<String, String> form = TokenCalls.with(clientCredentials(Seeds.PERMITTED), parameter, value);

        assertThat(WIRE.form("/typo.example/oauth2/v2.0/token", form).status()).isBetween(400, 401);

        assertThat(CONTROL.get("/tenants/typo.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 0f1e0000-0000-4000-8000-0000000000ff",
        "redirect_uri, ''",
        "redirect_uri, nonsense",
        "response_type, nonsense",
        "scope, ''",
        "prompt, nonsense",
    })
    void whoIsRefusedToSignInNamesNone(String parameter, String value) {
        Map<String, String> form = TokenCalls.with(signIn(), parameter, value);

        Answer refused = WIRE.form("/typo.example/oauth2/v2.0/authorize", form);

        assertThat(refused.status()).as(refused.text()).isIn(302, 400);
        assertThat(CONTROL.get("/tenants/typo.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 0f1e0000-0000-4000-8000-0000000000ff",
        "scope, ''",
        "scope, nonsense",
    })
    void whoIsRefusedADeviceCodeNamesNone(String parameter, String value) {
        Map<String, String> form =
                TokenCalls.with(Map.of("client_id", Seeds.PERMITTED.id(), "scope", "openid"), parameter, value);

        assertThat(WIRE.form("/typo.example/oauth2/v2.0/devicecode", form).status())
                .isEqualTo(400);

        assertThat(CONTROL.get("/tenants/typo.example").status()).isEqualTo(404);
    }

    /** Some libraries ask where the token endpoint is before they ask for a token. */
    @Test
    void discoveryAnswersForItBeforeAndMakesNothing() {
        Answer before = WIRE.send(WIRE.to("/asked-first/v2.0/.well-known/openid-configuration"));
        assertThat(before.status()).isEqualTo(200);
        assertThat(CONTROL.get("/tenants/asked-first").status()).isEqualTo(404);
        assertThat(WIRE.send(WIRE.to("/asked-first/discovery/v2.0/keys")).status())
                .isEqualTo(200);

        WIRE.token("asked-first", Seeds.PERMITTED);

        assertThat(WIRE.send(WIRE.to("/asked-first/v2.0/.well-known/openid-configuration"))
                        .json())
                .isEqualTo(before.json());
        assertThat(before.json().path("token_endpoint").asString())
                .contains(CONTROL.get("/tenants/asked-first").json().path("id").asString());
    }

    private static Map<String, String> signIn() {
        return TokenCalls.form(
                "client_id", Seeds.PERMITTED.id(),
                "redirect_uri", "http://localhost/",
                "response_type", "code",
                "scope", "openid");
    }

    @Test
    void whoSignsInOrUsesADeviceNamesItToo() {
        assertThat(WIRE.form(
                                "/by-device/oauth2/v2.0/devicecode",
                                Map.of("client_id", Seeds.PERMITTED.id(), "scope", "openid"))
                        .status())
                .isEqualTo(200);
        assertThat(WIRE.form("/by-browser/oauth2/v2.0/authorize", signIn()).status())
                .isEqualTo(200);

        assertThat(CONTROL.get("/tenants/by-device").status()).isEqualTo(200);
        assertThat(CONTROL.get("/tenants/by-browser").status()).isEqualTo(200);
    }

    @Test
    void ofTenWhoNameItAtOnceAllGetATokenOfOneTenant() {
        List<Object> tenants = Control.atOnce(
                10,
                n -> () -> TokenCalls.claims(WIRE.token(n % 2 == 0 ? "at-once" : "AT-ONCE", Seeds.PERMITTED))
                        .getClaim("tid"));

        assertThat(new HashSet<>(tenants)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumers",
                "Consumers",
                "9188040d-6c67-4c5b-b112-36a304b66dad",
                "00000000-0000-0000-0000-000000000000",
                "a%20b",
                "-a",
                "x'%20or%201=1--",
                "%3Cscript%3E",
                "adfs"
            })
    void aNameThatNoTenantCanHaveIsOfNone(String name) {
        assertRefused(
                WIRE.form("/" + name + "/oauth2/v2.0/token", clientCredentials(Seeds.PERMITTED)),
                400,
                "invalid_request",
                90002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", "Common"})
    void whatStandsForAllTenantsIsNone(String name) {
        assertRefused(
                WIRE.form("/" + name + "/oauth2/v2.0/token", clientCredentials(Seeds.PERMITTED)),
                400,
                "invalid_request",
                50059);
        assertThat(CONTROL.get("/tenants/" + name).status()).isEqualTo(404);
    }

    @Test
    void thereAreOnlySoMany() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_TENANTS_MAX", "3"))) {
            Wire wire = new Wire(emulator.origin());
            Control control = new Control(wire);
            List<Integer> made = Control.atOnce(
                    8,
                    n -> () -> control.post("/tenants", "{\"alias\":\"t" + n + "\"}")
                            .status());

            assertThat(made)
                    .containsOnly(201, 409)
                    .filteredOn(status -> status == 201)
                    .hasSizeLessThanOrEqualTo(2);
            while (control.get("/tenants").json().size() < 3) {
                control.post("/tenants", "");
            }
            assertRefused(wire.tokenAnswer("one-more", Control.DEMO_APP), 400, "invalid_request", 90002);
            assertThat(wire.send(wire.to("/one-more/v2.0/.well-known/openid-configuration"))
                            .status())
                    .isEqualTo(400);
            TenantAcceptanceTests.assertProblem(control.post("/tenants", ""), 409);
            TenantAcceptanceTests.assertProblem(
                    control.post("/seed", "{\"tenant\":{\"domain\":\"one-more.example\"}}"), 409);
            assertThat(control.post("/reset", "").json().path("removed").asInt())
                    .isEqualTo(2);
            assertThat(wire.tokenAnswer("one-more", Control.DEMO_APP).status()).isEqualTo(200);
        }
    }

    @Test
    void aSettingKeepsUnknownTenantsUnknown() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_TENANTS_ON_FIRST_USE", "false"))) {
            Wire wire = new Wire(emulator.origin());

            assertRefused(wire.tokenAnswer("mistyped.example", Control.DEMO_APP), 400, "invalid_request", 90002);
            assertThat(wire.tokenAnswer("contoso.example", Control.DEMO_APP).status())
                    .isEqualTo(200);
        }
    }
}
