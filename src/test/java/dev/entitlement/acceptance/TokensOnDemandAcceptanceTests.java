package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.entitlement.acceptance.Wire.Answer;
import java.text.ParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens that a test asks for as it needs them. */
class TokensOnDemandAcceptanceTests {

    private static final String STRANGE_APP = "99999999-0000-4000-8000-000000000001";

    @Test
    void anAppNeedNotBeNamed() throws ParseException {
        Answer made = order("{}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(made.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(made.json().path("expires_in").asInt()).isEqualTo(3599);
        assertThat(made.json().at("/decoded/header/alg").asString()).isEqualTo("RS256");
        JWTClaimsSet issued = TokenCalls.claims(SharedEmulator.permittedToken());
        JWTClaimsSet claims = TokenCalls.claims(token(made));
        assertThat(claims.getClaims().keySet()).isEqualTo(issued.getClaims().keySet());
        assertThat(claims.getStringListClaim("roles")).isEqualTo(Seeds.PERMITTED.roles());
        assertThat(claims.getAudience()).isEqualTo(issued.getAudience());
        assertThat(claims.getIssuer()).isEqualTo(issued.getIssuer());
        assertThat(made.json().at("/decoded/payload/appid").asString()).isEqualTo(claims.getStringClaim("appid"));
        assertThat(read(token(made)).status()).isEqualTo(200);
    }

    @Test
    void rolesAreThoseThatAreAskedFor() {
        String reader = order("{'client':'%s','roles':['EntitlementManagement.Read.All']}", Seeds.PERMITTED.id());
        String nobody = order("{'client':'%s','roles':[]}", Seeds.PERMITTED.id());

        assertThat(read(reader).status()).isEqualTo(200);
        assertThat(WIRE.reprocess(Seeds.DELIVERED, reader).status()).isEqualTo(403);
        assertThat(read(nobody).status()).isEqualTo(403);
        assertThat(TokenCalls.claims(nobody).getClaims()).doesNotContainKey("roles");
    }

    @Test
    void aUserStandsBehindAToken() throws ParseException {
        String token = order("{'user':'kim@FABRIKAM.example','scp':'EntitlementManagement.ReadWrite.All'}", "");
        String all = order("{'user':'%s','client':'" + Seeds.PERMITTED.id() + "'}", Seeds.USER);

        assertThat(TokenCalls.claims(token).getStringClaim("oid")).isEqualTo(Seeds.USER);
        assertThat(TokenCalls.claims(token).getStringClaim("scp")).isEqualTo("EntitlementManagement.ReadWrite.All");
        assertThat(TokenCalls.claims(all).getStringClaim("scp"))
                .isEqualTo("EntitlementManagement.Read.All EntitlementManagement.ReadWrite.All");
        assertThat(read(token).status()).isEqualTo(200);
        assertThat(read(all).status()).isEqualTo(200);
    }

    @Test
    void anAppOfAnotherTenantCallsAsAnAppThatIsNotRegisteredDoes() throws ParseException {
        String token = order("{'client':'%s','roles':['EntitlementManagement.Read.All']}", STRANGE_APP);

        assertThat(TokenCalls.claims(token).getStringClaim("appid")).isEqualTo(STRANGE_APP);
        assertThat(read(token).status()).isEqualTo(200);
    }

    @Test
    void lifetimeAndClaimsAreThoseThatAreAskedFor() throws ParseException {
        Answer made = order("{'lifetime':'365d','claims':{'wids':['a'],'app_displayname':'Mine','uti':null,'n':1}}");

        JWTClaimsSet claims = TokenCalls.claims(token(made));
        assertThat(made.json().path("expires_in").asInt()).isEqualTo(365 * 86_400);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(365 * 86_400_000L);
        assertThat(claims.getStringListClaim("wids")).containsExactly("a");
        assertThat(claims.getStringClaim("app_displayname")).isEqualTo("Mine");
        assertThat(claims.getClaims()).doesNotContainKey("uti").containsEntry("n", 1L);
        assertThat(read(token(made)).status()).isEqualTo(200);
    }

    @Test
    void aTokenIsOfTheTenantThatIsNamed() throws ParseException {
        Answer made = Control.post(WIRE, "/tokens?tenant=northwind.example", "{}");

        assertThat(TokenCalls.claims(token(made)).getStringClaim("tid")).isEqualTo(Seeds.OTHER_TENANT);
        assertThat(read(token(made)).status()).isEqualTo(404);
        assertThat(Control.post(WIRE, "/tokens?tenant=northwind.example", "{'client':'" + Seeds.PERMITTED.id() + "'}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, 'Lifetime validation failed, the token is expired.'",
        "notYetValid, Access token has expired or is not yet valid.",
        "wrongAudience, Access token validation failure. Invalid audience.",
        "wrongIssuer, Access token validation failure. Invalid issuer.",
        "wrongSignature, Access token validation failure. Invalid signature.",
        "unknownKid, Access token validation failure. Invalid signature.",
        "wrongTenant, Access token validation failure. Invalid issuer.",
        "algNone, Access token validation failure. Invalid signature.",
        "malformed, 'IDX14100: JWT is not well formed, there are no dots (.).'"
    })
    void aBadTokenIsRefusedForWhatIsWrongWithIt(String flaw, String message) {
        for (String more : List.of("", ",'user':'kim@fabrikam.example'", ",'claims':{'exp':4102444800,'nbf':0}")) {
            Answer made = order("{'invalid':'" + flaw + "'" + more + "}");
            Answer refused = read(token(made));

            assertThat(refused.status()).as(made.text()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
            assertThat(refused.message().split("\n")[0]).isEqualTo(message);
            assertThat(made.json().at("/decoded/payload/tid").isString()).isTrue();
            assertThat(made.json().path("expires_in").asLong() == 0).isEqualTo(flaw.equals("expired"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'client':'x'} | 400 | /client",
                "{'client':'" + STRANGE_APP + "'} | 404 |",
                "{'client':'" + STRANGE_APP + "','user':'kim@fabrikam.example'} | 404 |",
                "{'user':'nobody@fabrikam.example'} | 404 |",
                "{'user':'kim@fabrikam.example','roles':['a']} | 400 | /roles",
                "{'scp':'a'} | 400 | /scp",
                "{'claims':{'x':1e400}} | 400 | /claims/x",
                "{'claims':{'x':{'y':[-1e400]}}} | 400 | /claims/x",
                "{'user':'kim@fabrikam.example','scp':''} | 400 | /scp",
                "{'roles':['a b']} | 400 | /roles",
                "{'lifetime':'366d'} | 400 | /lifetime",
                "{'lifetime':'0s'} | 400 | /lifetime",
                "{'lifetime':'-PT1S'} | 400 | /lifetime",
                "{'lifetime':'PT2562047788015215H30M7S'} | 400 | /lifetime",
                "{'lifetime':'soon'} | 400 | /lifetime",
                "{'claims':[]} | 400 | /claims",
                "{'invalid':'everything'} | 400 | /invalid",
                "{'client':null} | 200 |",
                "[] | 400 |",
                "'a' | 400 |"
            })
    void nonsenseIsRefused(String body, int status, String pointer) {
        Answer refused = order(body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        if (pointer != null) {
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
    }

    @Test
    void tooMuchIsRefused() {
        String roles =
                IntStream.range(0, 101).mapToObj(n -> "'r" + n + "'").toList().toString();
        assertThat(order("{'roles':" + roles + "}").status()).isEqualTo(400);
        assertThat(order("{'claims':{'a':'" + "a".repeat(9_000) + "'}}").status())
                .isEqualTo(400);
    }

    private static Answer order(String json) {
        return Control.post(WIRE, "/tokens?tenant=" + Seeds.TENANT, json);
    }

    private static String order(String json, String argument) {
        Answer made = order(json.formatted(argument));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return token(made);
    }

    private static String token(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return made.json().path("access_token").asString();
    }

    private static Answer read(String token) {
        return WIRE.get(Wire.REQUESTS + Seeds.DELIVERED, token);
    }
}
