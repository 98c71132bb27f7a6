package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What clients ask before they ask for a token. */
class DiscoveryAcceptanceTests {

    private static final String DOCUMENT = "/.well-known/openid-configuration";

    @Test
    void theConfigurationNamesEverythingThatIsServed() {
        String base = WIRE.origin() + "/" + TENANT;

        JsonNode document = get("/signin.example/v2.0" + DOCUMENT).json();

        assertThat(document.path("issuer").asString()).isEqualTo(base + "/v2.0");
        assertThat(document.path("authorization_endpoint").asString()).isEqualTo(base + "/oauth2/v2.0/authorize");
        assertThat(document.path("token_endpoint").asString()).isEqualTo(base + "/oauth2/v2.0/token");
        assertThat(document.path("device_authorization_endpoint").asString())
                .isEqualTo(base + "/oauth2/v2.0/devicecode");
        assertThat(document.path("jwks_uri").asString()).isEqualTo(base + "/discovery/v2.0/keys");
        assertThat(texts(document.path("token_endpoint_auth_methods_supported")))
                .contains("client_secret_post", "client_secret_basic", "private_key_jwt");
        assertThat(texts(document.path("response_modes_supported"))).containsExactly("query", "fragment", "form_post");
        assertThat(texts(document.path("response_types_supported"))).containsExactly("code");
        assertThat(texts(document.path("scopes_supported")))
                .containsExactly("openid", "profile", "email", "offline_access");
        assertThat(texts(document.path("claims_supported"))).contains("sub", "oid", "tid", "preferred_username");
        assertThat(document.path("request_uri_parameter_supported").asBoolean()).isFalse();
        assertThat(document.path("cloud_instance_name").asString()).isEqualTo("microsoftonline.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", "COMMON"})
    void anyTenantsIssuerHasAPlaceForTheTenant(String tenant) {
        JsonNode document = get("/" + tenant + "/v2.0" + DOCUMENT).json();

        assertThat(document.path("issuer").asString()).isEqualTo(WIRE.origin() + "/{tenantid}/v2.0");
        assertThat(document.path("token_endpoint").asString())
                .isEqualTo(WIRE.origin() + "/" + tenant + "/oauth2/v2.0/token");
        assertThat(get("/" + tenant + "/discovery/v2.0/keys").json().path("keys"))
                .hasSize(1);
    }

    @Test
    void versionOneNamesTheIssuerOfAccessTokens() {
        JsonNode document = get("/" + TENANT + DOCUMENT).json();
        String base = WIRE.origin() + "/" + TENANT;

        assertThat(document.path("issuer").asString()).isEqualTo("https://sts.windows.net/" + TENANT + "/");
        assertThat(document.path("token_endpoint").asString()).isEqualTo(base + "/oauth2/token");
        assertThat(document.path("jwks_uri").asString()).isEqualTo(base + "/discovery/keys");
        assertThat(get("/" + TENANT + "/discovery/keys").json())
                .isEqualTo(get("/common/discovery/v2.0/keys").json());
        assertThat(get("/common" + DOCUMENT).json().path("issuer").asString())
                .isEqualTo("https://sts.windows.net/{tenantid}/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2.0" + DOCUMENT, DOCUMENT, "/discovery/v2.0/keys", "/discovery/keys"})
    void anUnknownTenantIsToldSo(String path) {
        Answer refused = get("/no%20one" + path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(90002);
    }

    @ParameterizedTest
    @CsvSource({
        "/common/userrealm/robin@signin.example, Managed, signin.example",
        "/common/UserRealm/Robin@SIGNIN.example, Managed, signin.example",
        "/signin.example/userrealm/anybody@crowded.example, Managed, crowded.example",
        "/common/userrealm/robin@elsewhere.example, Unknown,",
        "/common/userrealm/robin, Unknown,",
        "/common/userrealm/%3Cscript%3E@%27%20or%201=1, Unknown,"
    })
    void aRealmIsManagedWhereATenantHasTheDomain(String path, String accountType, String domain) {
        JsonNode realm = get(path + "?api-version=1.0").json();

        assertThat(realm.path("ver").asString()).isEqualTo("1.0");
        assertThat(realm.path("account_type").asString()).isEqualTo(accountType);
        assertThat(realm.path("domain_name").asString("")).isEqualTo(domain == null ? "" : domain);
        assertThat(realm.path("cloud_instance_name").asString()).isEqualTo("microsoftonline.com");
        assertThat(realm.path("cloud_audience_urn").asString()).isEqualTo("urn:federation:MicrosoftOnline");
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize, /common/v2.0",
        "https://LOGIN.windows.net/" + TENANT + "/oauth2/authorize, /" + TENANT,
        "https://localhost/signin.example/oauth2/v2.0/authorize, /signin.example/v2.0"
    })
    void anInstanceIsKnownByMicrosoftsNamesAndByTheOneThatWasCalled(String endpoint, String found) {
        JsonNode discovery = instance(endpoint).json();
        String authority = "localhost:" + WIRE.origin().getPort();

        assertThat(discovery.path("tenant_discovery_endpoint").asString()).isEqualTo(WIRE.origin() + found + DOCUMENT);
        assertThat(discovery.path("api-version").asString()).isEqualTo("1.1");
        assertThat(discovery.path("metadata").valueStream())
                .anySatisfy(cloud -> {
                    assertThat(cloud.path("preferred_network").asString()).isEqualTo("login.microsoftonline.com");
                    assertThat(cloud.path("preferred_cache").asString()).isEqualTo("login.windows.net");
                    assertThat(texts(cloud.path("aliases")))
                            .contains("login.microsoftonline.com", "login.windows.net", "sts.windows.net");
                })
                .anySatisfy(cloud -> assertThat(texts(cloud.path("aliases"))).containsExactly("localhost", authority))
                .anySatisfy(cloud -> {
                    assertThat(cloud.path("preferred_network").asString()).isEqualTo(authority);
                    assertThat(texts(cloud.path("aliases"))).containsExactly(authority);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/common/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com.evil.example/common/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com@evil.example/common/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com/",
                "https://login.microsoftonline.com/common/oauth2/token",
                "no URI at all <script>",
                "mailto:somebody"
            })
    void anUnknownInstanceIsRefused(String endpoint) {
        Answer refused = instance(endpoint);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isEqualTo("invalid_instance");
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(50049);
        assertThat(refused.text()).doesNotContain("<script>");
    }

    /** Such as names of containers whose last label begins with a digit. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4.5", "emulator.2", "256.256.256.256"})
    void anInstanceIsFoundUnderANameThatNoUriHas(String host) {
        Answer found = WIRE.send(WIRE.to("/common/discovery/instance?authorization_endpoint="
                        + "https://login.microsoftonline.com/common/oauth2/v2.0/authorize")
                .header("X-Forwarded-Host", host));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("tenant_discovery_endpoint").asString()).startsWith("http://" + host + ":");
    }

    @Test
    void anInstanceIsFoundWithoutAnyName() throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            connection.send(
                    "GET /common/discovery/instance?authorization_endpoint="
                            + "https://login.microsoftonline.com/common/oauth2/v2.0/authorize HTTP/1.1\r\nHost: \r\n\r\n",
                    new byte[0]);

            assertThat(connection.answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/beta/.well-known/openid-configuration, 401",
        "/v1.0/userrealm/robin@signin.example, 401",
        "/identityGovernance/discovery/keys, 401",
        "/_emulator/discovery/keys, 404"
    })
    void thePathsOfOthersStayTheirs(String path, int status) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("AADSTS");
    }

    private static Answer instance(String authorizationEndpoint) {
        return get("/common/discovery/instance?api-version=1.1&authorization_endpoint="
                + URLEncoder.encode(authorizationEndpoint, StandardCharsets.UTF_8));
    }

    private static Answer get(String path) {
        return WIRE.send(WIRE.to(path));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
