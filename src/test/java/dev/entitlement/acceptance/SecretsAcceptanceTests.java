package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.RawConnection.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the log may not hold, however much of it there is. */
class SecretsAcceptanceTests {

    private static final String TOKEN = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
    private static final String CATALOGS = CatalogWire.V1.path("catalogs");
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";
    private static final String JSON = "Content-Type: application/json\n";
    private static final String SECRET = "planted-secret";

    @ParameterizedTest
    @ValueSource(strings = {"", "debug", "trace"})
    void neitherTokensNorSecretsNorPasswordsAreLogged(String level) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("EMULATOR_SEED", "file:" + Seeds.write()));
        if (!level.isEmpty()) {
            for (String logger :
                    List.of("ROOT", "ORG_SPRINGFRAMEWORK_WEB", "ORG_SPRINGFRAMEWORK_SECURITY", "ORG_APACHE")) {
                settings.put("LOGGING_LEVEL_" + logger, level);
            }
        }
        List<String> secrets = new ArrayList<>(List.of(
                SECRET,
                base64(SECRET),
                base64(Seeds.READER.id() + ":" + SECRET),
                Seeds.PASSWORD,
                encoded(Seeds.PASSWORD),
                Seeds.READER.secret(),
                Seeds.STRANGER.secret()));
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            secrets.addAll(useSecrets(emulator.origin()));
            secrets.addAll(signIn(new Wire(emulator.origin())));
            emulator.kill();

            String output = emulator.output();
            assertThat(output.contains(" DEBUG ")).isEqualTo(!level.isEmpty());
            for (String secret : secrets) {
                assertThat(output.contains(secret)).as(secret).isFalse();
            }
        }
    }

    /** Makes calls that hold secrets wherever one can be, good and bad; returns the tokens that were issued. */
    private static List<String> useSecrets(URI origin) throws IOException {
        String app = "grant_type=client_credentials&scope=" + Wire.GRAPH + "&client_id=" + Seeds.READER.id();
        String user = "grant_type=password&scope=" + Wire.GRAPH + "&client_id=" + Seeds.PERMITTED.id()
                + "&username=kim@fabrikam.example&password=";
        String appToken = token(origin, app + "&client_secret=" + Seeds.READER.secret());
        String userToken = token(origin, user + encoded(Seeds.PASSWORD));
        for (String form : List.of(
                app + "&client_secret=" + SECRET,
                app + "&client_secret=" + Seeds.READER.secret() + "&client_secret=" + SECRET,
                app + "&client_secret=" + SECRET + "%zz",
                app + "&client_assertion=" + SECRET,
                user + SECRET,
                "grant_type=nothing&client_secret=" + SECRET,
                "grant_type=refresh_token&refresh_token=" + SECRET + "&client_id=" + Seeds.PERMITTED.id(),
                "grant_type=authorization_code&code=" + SECRET + "&code_verifier=" + SECRET + "&client_id="
                        + Seeds.PERMITTED.id(),
                "{\"client_secret\":\"" + SECRET + "\"")) {
            refused(origin, "POST", TOKEN, FORM, form.getBytes(UTF_8));
            refused(origin, "POST", TOKEN, FORM + "Content-Encoding: gzip\n", gzip(form));
        }
        refused(origin, "POST", TOKEN, FORM + basic(), (app + "&client_secret=" + SECRET).getBytes(UTF_8));
        refused(origin, "GET", CATALOGS, "Authorization: Bearer " + appToken + "x\n", new byte[0]);
        refused(origin, "GET", CATALOGS, "Authorization: Bearer " + SECRET + ".a.b\n", new byte[0]);
        refused(origin, "GET", CATALOGS, basic(), new byte[0]);
        byte[] broken = ("{\"displayName\":\"" + SECRET + "\" x").getBytes(UTF_8);
        refused(origin, "POST", CATALOGS, "Authorization: Bearer " + userToken + "\n" + JSON, broken);
        refused(origin, "PUT", "/_emulator/delivery/outcomes", JSON, broken);
        for (String token : List.of(appToken, userToken)) {
            byte[] batch =
                    Batches.of(Batches.get("1", Batches.path(Seeds.DELIVERED))).getBytes(UTF_8);
            String headers = "Authorization: Bearer " + token + "\n" + JSON;
            assertThat(call(origin, "POST", "/v1.0/$batch", headers, batch).status())
                    .isEqualTo(200);
        }
        return List.of(appToken, userToken);
    }

    /** A user signs in by name and password, by a page and by a device; returns all that is handed out. */
    private static List<String> signIn(Wire wire) {
        String client = AppSeeds.PUBLIC.id();
        String scope = "openid offline_access " + TokenCalls.READ;
        List<String> secrets = new ArrayList<>();

        Wire.Answer first = wire.form(TOKEN, TokenCalls.password(AppSeeds.PUBLIC, scope));
        handedOut(first, secrets, "access_token", "id_token", "refresh_token");
        String refreshToken = first.json().path("refresh_token").asString();
        handedOut(wire.form(TOKEN, TokenCalls.refresh(AppSeeds.PUBLIC, refreshToken)), secrets, "refresh_token");

        Map<String, String> app = TokenCalls.with(
                TokenCalls.clientCredentials(Seeds.READER), "scope", "", "resource", "https://graph.microsoft.com");
        handedOut(wire.form(TokenCalls.VERSION_ONE, app), secrets, "access_token");

        Map<String, String> authorize = Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "redirect_uri",
                "http://localhost:4711/back",
                "scope",
                scope,
                "prompt",
                "none",
                "login_hint",
                "kim@fabrikam.example");
        Wire.Answer redirect =
                wire.send(wire.to("/" + Seeds.TENANT + "/oauth2/v2.0/authorize?" + SignInEmulator.encoded(authorize)));
        String code = SignInEmulator.answered(redirect).get("code");
        secrets.add(code);
        handedOut(
                wire.form(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "client_id",
                                client,
                                "redirect_uri",
                                "http://localhost:4711/back")),
                secrets,
                "access_token");

        Wire.Answer device =
                wire.form("/" + Seeds.TENANT + "/oauth2/v2.0/devicecode", Map.of("client_id", client, "scope", scope));
        handedOut(device, secrets, "device_code");
        wire.send(wire.to("/_emulator/device-codes/"
                        + device.json().path("user_code").asString() + "/approve")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"kim@fabrikam.example\"}")));
        handedOut(
                wire.form(
                        TOKEN,
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "client_id",
                                client,
                                "device_code",
                                device.json().path("device_code").asString())),
                secrets,
                "access_token");
        return secrets;
    }

    private static void handedOut(Wire.Answer answer, List<String> secrets, String... names) {
        for (String name : names) {
            assertThat(answer.json().path(name).asString()).as(answer.text()).isNotEmpty();
            secrets.add(answer.json().path(name).asString());
        }
    }

    private static String token(URI origin, String form) throws IOException {
        String answer = call(origin, "POST", TOKEN, FORM, form.getBytes(UTF_8)).text();
        return new JsonMapper().readTree(answer).required("access_token").asString();
    }

    private static void refused(URI origin, String method, String path, String headers, byte[] body)
            throws IOException {
        assertThat(call(origin, method, path, headers, body).status()).isBetween(400, 499);
    }

    private static Answer call(URI origin, String method, String path, String headers, byte[] body) throws IOException {
        try (RawConnection connection = new RawConnection(origin)) {
            return connection.call(method, path, headers, body);
        }
    }

    private static String basic() {
        return "Authorization: Basic " + base64(Seeds.READER.id() + ":" + SECRET) + "\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
