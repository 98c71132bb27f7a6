package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static dev.entitlement.acceptance.Wire.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users who sign in with name and password. */
class PasswordGrantAcceptanceTests {

    private static final String GRAPH = "https://graph.microsoft.com/";
    private static final String READ = "EntitlementManagement.Read.All";
    private static final String READ_WRITE = "EntitlementManagement.ReadWrite.All";

    @Test
    void aUsersTokenSaysWhoAndForWhatInEntrasShape() throws ParseException {
        Answer answer = signIn(Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().propertyNames())
                .containsExactly("token_type", "scope", "expires_in", "ext_expires_in", "access_token");
        assertThat(answer.json().path("scope").asString())
                .isEqualTo(GRAPH + READ + " " + GRAPH + READ_WRITE + " " + Wire.GRAPH);
        JWTClaimsSet claims = SignedJWT.parse(token(answer)).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://sts.windows.net/" + Seeds.TENANT + "/");
        assertThat(claims.getAudience()).containsExactly("https://graph.microsoft.com");
        assertThat(claims.getSubject()).isEqualTo(Seeds.USER);
        assertThat(claims.getClaims())
                .containsEntry("tid", Seeds.TENANT)
                .containsEntry("oid", Seeds.USER)
                .containsEntry("appid", Seeds.PERMITTED.id())
                .containsEntry("appidacr", "0")
                .containsEntry("idtyp", "user")
                .containsEntry("scp", READ + " " + READ_WRITE)
                .containsEntry("upn", "Kim@fabrikam.example")
                .containsEntry("unique_name", "Kim@fabrikam.example")
                .containsEntry("name", "Kim")
                .containsEntry("ver", "1.0")
                .doesNotContainKey("roles");
    }

    @Test
    void anAppThatProvesItselfIsAConfidentialClient() throws ParseException {
        Answer answer = signIn(Map.of("client_secret", Seeds.PERMITTED.secret()));

        assertThat(SignedJWT.parse(token(answer)).getJWTClaimsSet().getClaim("appidacr"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "EntitlementManagement.Read.All, EntitlementManagement.Read.All",
        "https://graph.microsoft.com/EntitlementManagement.Read.All,"
                + " https://graph.microsoft.com/EntitlementManagement.Read.All",
        "openid profile offline_access entitlementmanagement.read.ALL, EntitlementManagement.Read.All openid profile",
        "EntitlementManagement.ReadWrite.All https://graph.microsoft.com/EntitlementManagement.Read.All,"
                + " https://graph.microsoft.com/EntitlementManagement.Read.All EntitlementManagement.ReadWrite.All",
        "00000003-0000-0000-C000-000000000000/.default email,"
                + " 00000003-0000-0000-C000-000000000000/EntitlementManagement.Read.All"
                + " 00000003-0000-0000-C000-000000000000/EntitlementManagement.ReadWrite.All"
                + " 00000003-0000-0000-C000-000000000000/.default email",
        "'\t EntitlementManagement.Read.All\r\n  EntitlementManagement.Read.All ', EntitlementManagement.Read.All",
        "openid profile, openid profile"
    })
    void theScopesAskedForAreGrantedAndNamedAsTheyWereAsked(String asked, String granted) {
        Answer answer = signIn(Map.of("scope", asked));

        assertThat(answer.json().path("scope").asString()).isEqualTo(granted);
    }

    @Test
    void aUserMayDoWhatTheScopesSay() {
        String reader = token(signIn(Map.of("scope", READ)));
        String writer = token(signIn(Map.of("scope", READ_WRITE)));
        String id = SharedEmulator.freshFailedRequest();

        assertThat(WIRE.get(REQUESTS + id, reader).status()).isEqualTo(200);
        assertThat(WIRE.reprocess(id, reader).status()).isEqualTo(403);
        assertThat(WIRE.reprocess(id, writer).status()).isEqualTo(202);
    }

    @Test
    void aNameIsTheSameInAnyCase() {
        assertThat(signIn(Map.of("username", "kIM@FABRIKAM.example")).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}={1}: {4}")
    @CsvSource({
        "username, '', 400, invalid_request, 900144",
        "password, '', 400, invalid_request, 900144",
        "client_id, '', 400, invalid_request, 900144",
        "scope, '', 400, invalid_request, 900144",
        "client_id, 00000000-0000-0000-0000-000000000000, 400, unauthorized_client, 700016",
        "client_secret, wrong, 401, invalid_client, 7000215",
        "username, nobody@fabrikam.example, 400, invalid_grant, 50034",
        "username, 'nobody'' or 1=1 --', 400, invalid_grant, 50034",
        "password, wrong, 400, invalid_grant, 50126",
        "username, without.password@fabrikam.example, 400, invalid_grant, 50126",
        "scope, EntitlementMgmt-SubjectAccess.ReadWrite, 400, invalid_grant, 65001",
        "scope, EntitlementManagement.Read.All User.Read, 400, invalid_grant, 65001",
        "client_id, 11111111-0000-4000-8000-0000000000a3, 400, invalid_grant, 65001",
        "scope, offline_access, 400, invalid_scope, 70011",
        "scope, '  ', 400, invalid_scope, 70011",
        "scope, api://11111111-0000-4000-8000-0000000000a6/, 400, invalid_scope, 70011",
        "scope, User.Read api://11111111-0000-4000-8000-0000000000a6/x, 400, invalid_scope, 28000",
        "scope, api://00000000-0000-0000-0000-000000000000/x, 400, invalid_resource, 500011",
        "scope, https://graph.microsoft.com/.default User.Read, 400, invalid_scope, 70011",
        "scope, https://vault.azure.net/.default, 400, invalid_resource, 500011"
    })
    void refusesWithTheAadstsCode(String parameter, String value, int status, String error, int aadsts) {
        Answer refused = signIn(Map.of(parameter, value));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("error").asString()).isEqualTo(error);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(aadsts);
        assertThat(refused.json().path("error_description").asString()).startsWith("AADSTS" + aadsts + ": ");
        assertThat(refused.text()).doesNotContain(Seeds.PASSWORD);
    }

    @Test
    void passwordsAreNotLogged() {
        signIn(Map.of("password", "a-password-that-is-wrong"));
        signIn(Map.of());

        assertThat(SharedEmulator.output()).doesNotContain(Seeds.PASSWORD, "a-password-that-is-wrong");
    }

    private static Answer signIn(Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "password",
                "client_id",
                Seeds.PERMITTED.id(),
                "username",
                "kim@fabrikam.example",
                "password",
                Seeds.PASSWORD,
                "scope",
                Wire.GRAPH));
        form.putAll(changes);
        return WIRE.form("/" + Seeds.TENANT + "/oauth2/v2.0/token", form);
    }

    private static String token(Answer answer) {
        return answer.json().path("access_token").asString();
    }
}
