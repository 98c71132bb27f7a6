package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A test has a tenant of its own by one call. */
class TenantAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);

    @Test
    void oneCallMakesATenantAndTellsAllThatAClientNeeds() {
        Answer made = CONTROL.post("/tenants", "{\"alias\":\"One-Call_1.0\",\"seed\":\"demo\"}");

        assertThat(made.status()).isEqualTo(201);
        JsonNode tenant = made.json();
        assertThat(made.header("Location"))
                .isEqualTo(WIRE.origin() + "/_emulator/tenants/"
                        + tenant.path("id").asString());
        assertThat(tenant.path("alias").asString()).isEqualTo("one-call_1.0");
        JsonNode app = tenant.path("clients").path(0);
        assertThat(app.path("roles").path(0).asString()).isEqualTo("EntitlementManagement.ReadWrite.All");
        assertThat(app.path("scopes")).hasSize(3);
        assertThat(tenant.path("users").path(0).path("password").asString()).isEqualTo("demo-password-of-ada");

        String token = WIRE.form(
                        URI.create(tenant.path("tokenEndpoint").asString()).getPath(),
                        TokenCalls.clientCredentials(new Seeds.Client(
                                app.path("clientId").asString(),
                                app.path("clientSecret").asString(),
                                List.of())))
                .json()
                .path("access_token")
                .asString();
        String requests = URI.create(tenant.path("graphBaseUrl").asString()).getPath()
                + "/identityGovernance/entitlementManagement/assignmentRequests";
        assertThat(WIRE.get(requests, token).json().path("value")).hasSize(11);
    }

    @Test
    void everyMemberMayBeChosen() {
        String id = "0abc0000-0000-4000-8000-000000000001";
        JsonNode tenant = CONTROL.post("/tenants", """
                        {"id":"%s","alias":"chosen","displayName":"Chosen & Sons","domain":"chosen.test","seed":"empty"}
                        """.formatted(id)).json();

        assertThat(tenant.path("id").asString()).isEqualTo(id);
        assertThat(tenant.path("clients")).isEmpty();
        for (String name : List.of(id, id.toUpperCase(), "chosen", "CHOSEN", "chosen.test")) {
            assertThat(CONTROL.get("/tenants/" + name).json()).isEqualTo(tenant);
        }
    }

    @Test
    void everyMemberMayBeLeftOut() {
        JsonNode first = CONTROL.post("/tenants", "").json();
        JsonNode second = CONTROL.post("/tenants", "{}").json();

        assertThat(first.path("id")).isNotEqualTo(second.path("id"));
        assertThat(first.path("clients")).isNotEmpty().isEqualTo(second.path("clients"));
    }

    @Test
    void aTakenAliasIsToldByItself() {
        assertThat(CONTROL.post("/tenants", "{\"alias\":\"taken-once\",\"seed\":null}")
                        .status())
                .isEqualTo(201);
        Answer refused = CONTROL.post("/tenants", "{\"alias\":\"taken-once\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("The alias 'taken-once' is taken: there is a tenant that goes by it.");
    }

    @Test
    void aTenantIsTheSameWhateverItIsCalled() {
        String id = CONTROL.demoTenant("many-names").path("id").asString();

        for (String name : List.of(id, "many-names", "Many-Names", "many-names.example")) {
            assertThat(TokenCalls.claims(CONTROL.token(name)).getClaim("tid")).isEqualTo(id);
            assertThat(CONTROL.send("PUT", "/delivery/outcomes?tenant=" + name, """
                            {"request":"%s","sequence":["delivered"]}""".formatted(DEMO_FAILED))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void sameIdsInTwoTenantsAreTwoThings() {
        CONTROL.demoTenant("twin-a");
        CONTROL.demoTenant("twin-b");
        String a = CONTROL.token("twin-a");
        String b = CONTROL.token("twin-b");

        assertThat(WIRE.reprocess(DEMO_FAILED, a).status()).isEqualTo(202);

        assertThat(WIRE.stateOf(DEMO_FAILED, a)).isNotEqualTo("DeliveryFailed");
        assertThat(WIRE.stateOf(DEMO_FAILED, b)).isEqualTo("DeliveryFailed");
        assertThat(WIRE.reprocess(Seeds.failed(0), a).status()).isEqualTo(404);
    }

    @Test
    void aTenantGoesWithAllThatIsInIt() {
        String id = CONTROL.demoTenant("short-lived").path("id").asString();
        String token = CONTROL.token("short-lived");
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);

        assertThat(CONTROL.delete("/tenants/short-lived").status()).isEqualTo(204);

        assertThat(CONTROL.get("/tenants/" + id).status()).isEqualTo(404);
        assertThat(CONTROL.delete("/tenants/short-lived").status()).isEqualTo(404);
        Answer refused = WIRE.reprocess(DEMO_FAILED, token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(CONTROL.demoTenant("short-lived").path("id").asString()).isEqualTo(id);
        assertThat(WIRE.stateOf(DEMO_FAILED, CONTROL.token(id))).isEqualTo("DeliveryFailed");
    }

    @Test
    void aSeedMayStandInTheCall() {
        String seed = """
                {"clients":[{"clientId":"0abc0000-0000-4000-8000-0000000000a1","displayName":"A","secret":"s"}]}""";
        JsonNode made = CONTROL.post("/tenants", "{\"alias\":\"inline\",\"seed\":" + seed + "}")
                .json();
        assertThat(made.path("clients").path(0).path("clientSecret").asString()).isEqualTo("s");

        JsonNode reset = CONTROL.post("/reset?tenant=inline", "").json();

        assertThat(reset.path("entities").asInt()).isEqualTo(1);
        assertThat(CONTROL.get("/tenants/inline").json()).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clients\":[{\"clientId\":\"x\"}]}",
                "{\"nobody\":[]}",
                "{\"users\":[{\"id\":\"0abc0000-0000-4000-8000-0000000000a1\",\"userPrincipalName\":\"a@b\","
                        + "\"displayName\":\"A\",\"manager\":\"0abc0000-0000-4000-8000-0000000000a2\"}]}",
                "\"file:/etc/passwd\"",
                "\"nothing\"",
                "7",
                "[]"
            })
    void aSeedThatCannotBeFollowedMakesNoTenant(String seed) {
        Answer refused = CONTROL.post("/tenants", "{\"alias\":\"never-made\",\"seed\":" + seed + "}");

        assertProblem(refused, 400);
        assertThat(CONTROL.get("/tenants/never-made").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alias | \"\"",
                "alias | \"a b\"",
                "alias | \"a/b\"",
                "alias | \"..\"",
                "alias | \"-a\"",
                "alias | \"x' or 1=1 --\"",
                "alias | \"a\\u0000b\"",
                "alias | \"common\"",
                "alias | \"Organizations\"",
                "alias | \"consumers\"",
                "alias | \"beta\"",
                "alias | \"v1.0\"",
                "alias | \"_emulator\"",
                "alias | \"0abc0000-0000-4000-8000-00000000000f\"",
                "alias | \"0123456789012345678901234567890123456789012345678901234567890123456789\"",
                "id | \"7\"",
                "id | \"1-1-1-1-1\"",
                "id | \"9188040d-6c67-4c5b-b112-36a304b66dad\"",
                "displayName | \" \"",
                "displayName | \"a\\nb\"",
                "domain | \"<script>\"",
                "domain | \"common\""
            })
    void aNameThatNoTenantCanHaveIsRefused(String member, String value) {
        Answer refused = CONTROL.post("/tenants", "{\"" + member + "\":" + value + "}");

        assertProblem(refused, 400);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/" + member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"alais\":\"x\"}", "{\"alias\":[]}", "[]", "null", "{", "{\"alias\":\"a\",\"alias\":\"b\"}"})
    void aBodyThatCannotBeReadIsRefused(String body) {
        assertProblem(CONTROL.post("/tenants", body), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alias\":\"taken\"}",
                "{\"alias\":\"TAKEN\"}",
                "{\"domain\":\"taken\"}",
                "{\"alias\":\"taken.example\"}",
                "{\"alias\":\"fabrikam.example\"}",
                "{\"id\":\"" + Seeds.TENANT + "\"}"
            })
    void aNameThatIsTakenIsAConflict(String body) {
        CONTROL.post("/tenants", "{\"alias\":\"taken\",\"seed\":\"empty\"}");

        assertProblem(CONTROL.post("/tenants", body), 409);
    }

    @Test
    void ofTenWhoWantAnAliasAtOnceOneGetsIt() {
        List<Integer> answers = Control.atOnce(
                10,
                n -> () -> CONTROL.post("/tenants", "{\"alias\":\"contested\",\"seed\":\"demo\"}")
                        .status());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(WIRE.stateOf(DEMO_FAILED, CONTROL.token("contested"))).isEqualTo("DeliveryFailed");
    }

    @Test
    void theListIsReadPageByPage() {
        CONTROL.demoTenant("listed-a");
        CONTROL.demoTenant("listed-b");
        Set<String> seen = new HashSet<>();
        String page = "/tenants?limit=1";
        while (page != null) {
            Answer answer = CONTROL.get(page);
            assertThat(answer.json()).hasSize(1);
            assertThat(seen.add(answer.json().at("/0/id").asString())).isTrue();
            String link = answer.header("Link");
            page = link == null ? null : link.replaceFirst("^<.*/_emulator(/[^>]*)>; rel=\"next\"$", "$1");
        }

        assertThat(seen)
                .contains(
                        CONTROL.get("/tenants/listed-a").json().path("id").asString(),
                        CONTROL.get("/tenants/listed-b").json().path("id").asString(),
                        Seeds.TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=x", "?after=x", "?after=%00", "/%00", "/a%20b", "/x'--"})
    void whatCannotBeListedIsRefused(String query) {
        assertThat(CONTROL.get("/tenants" + query).status()).isBetween(400, 404);
    }

    @Test
    void theAddressesAreThoseOfTheOriginThatWasCalled() {
        JsonNode tenant = WIRE.send(WIRE.to("/_emulator/tenants/" + Seeds.TENANT)
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "graph.test"))
                .json();

        assertThat(tenant.path("tokenEndpoint").asString())
                .isEqualTo("https://graph.test/" + Seeds.TENANT + "/oauth2/v2.0/token");
        assertThat(tenant.path("graphBaseUrl").asString()).isEqualTo("https://graph.test/v1.0");
    }

    static void assertProblem(Answer refused, int status) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("detail").asString()).isNotEmpty().doesNotContain("select ", "insert ");
    }
}
