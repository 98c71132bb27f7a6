package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What holds of every route of the control API, each of which is called as its own description lists it. */
class ControlRouteAcceptanceTests {

    private static final String SURPRISE = "{\"surprise\":1}";

    private record Route(String method, String path, boolean takesBody) {}

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                Control.get(WIRE, "/openapi.json").json().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                routes.add(new Route(
                        call.getKey().toUpperCase(Locale.ROOT),
                        path.getKey().replaceAll("\\{[^}]+}", "x"),
                        call.getValue().has("requestBody")));
            }
        }
        assertThat(routes).hasSizeGreaterThan(50);
        return routes;
    }

    private static Answer call(Route route, String query, String body) {
        return WIRE.send(WIRE.to(route.path() + query)
                .header("Content-Type", "application/json")
                .method(route.method(), BodyPublishers.ofString(body)));
    }

    @Test
    void aParameterThatACallDoesNotTakeIsRefused() {
        String before = Control.get(WIRE, "/state").text();

        for (Route route : routes()) {
            Answer refused = call(route, "?tennant=" + Seeds.OTHER_TENANT, "{}");
            assertThat(refused.status()).as(route + refused.text()).isEqualTo(400);
            assertThat(refused.json().path("detail").asString())
                    .as(route.toString())
                    .isEqualTo("There is no parameter 'tennant' here; did you mean 'tenant'?");
        }

        assertThat(Control.get(WIRE, "/state").text()).hasSameSizeAs(before);
    }

    @Test
    void aBodyIsRefusedWhereACallTakesNone() {
        for (Route route : routes()) {
            if (!route.takesBody()) {
                Answer refused = call(route, "", SURPRISE);
                assertThat(refused.status()).as(route + refused.text()).isEqualTo(400);
                assertThat(refused.json().path("detail").asString())
                        .isEqualTo(route.method() + " " + route.path() + " takes no body; leave it out.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /faults/verify, {}, 200", "GET, /clock, ' {\n} ', 200", "POST, /clock/freeze, garbage, 400"})
    void onlyABodyThatSaysNothingIsTakenForNone(String method, String path, String body, int status) {
        assertThat(Control.send(WIRE, method, path, body).status()).isEqualTo(status);
    }

    @Test
    void aBodyIsSeenHoweverLateItBegins() {
        String blanks = " ".repeat(1_000);

        assertThat(Control.post(WIRE, "/faults/verify", blanks).status()).isEqualTo(200);
        assertThat(Control.post(WIRE, "/faults/verify", blanks + SURPRISE).status())
                .isEqualTo(400);
    }

    /** A misspelt name is why something is missing, or why a body says nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /clock/advance | {'bye':'1h'} | /bye | by",
                "POST | /deliveries/run | {'step':1} | /step | steps",
                "PUT | /delivery/outcomes | {'request':'*','sequnce':['delivered']} | /sequnce | sequence",
                "PATCH | /state/assignmentRequests/11111111-0000-4000-8000-0000000e0001 | {'stat':'x'} | /stat | state",
                "POST | /scenarios/run | {'stepz':[]} | /stepz | steps",
                "PUT | /throttling | {'enable':true} | /enable | enabled",
                "PUT | /throttling | {'limits':[{'scope':'app','permit':1,'per':'1s'}]} | /limits/0/permit | permits",
                "POST | /snapshots | {'nam':1} | /nam | name",
                "POST | /device-codes/ABCD/approve | {'usr':'x'} | /usr | user",
                "POST | /faults | {'then':{'slowBody':{'ovr':'1s'}}} | /then/slowBody/ovr | over",
                "POST | /faults | {'then':{'latency':{'uniform':{'mn':'1s'}}}} | /then/latency/uniform/mn | min",
                "POST | /requests/verify | {'match':{'operatoin':'x'}} | /match/operatoin | operation",
                "POST | /tenants | {'aliaz':'x'} | /aliaz | alias",
            })
    void anUnknownMemberIsNamedBeforeAnythingThatIsMissing(
            String method, String path, String body, String pointer, String meant) {
        Answer refused = Control.send(WIRE, method, path, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(refused.json().path("detail").asString()).endsWith("; did you mean '" + meant + "'?");
    }

    /** No number stands for a text, a value of an enumeration or a boolean, and no text for a number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /delivery | {'mode':1} | /mode",
                "PUT | /delivery | {'outcome':2} | /outcome",
                "PUT | /delivery | {'outcome':'2'} | /outcome",
                "PATCH | /state/assignmentRequests/11111111-0000-4000-8000-0000000e0001 | {'state':5} | /state",
                "PUT | /throttling | {'enabled':1} | /enabled",
                "PUT | /throttling | {'enabled':'true'} | /enabled",
                "PUT | /throttling | {'limits':[{'scope':1,'permits':1,'per':'1s'}]} | /limits/0/scope",
                "PUT | /throttling | {'limits':[{'scope':'app','permits':1.7,'per':'1s'}]} | /limits/0/permits",
                "PUT | /throttling | {'limits':[{'scope':'app','permits':'1','per':'1s'}]} | /limits/0/permits",
                "POST | /tokens | {'invalid':7} | /invalid",
                "POST | /tokens | {'roles':[1]} | /roles/0",
                "POST | /tokens | {'client':true} | /client",
                "PUT | /delivery/outcomes | {'request':'*','sequence':[1]} | /sequence/0",
                "PUT | /delivery/outcomes | {'request':'*','sequence':['2']} | /sequence/0",
                "PUT | /delivery/outcomes | {'request':7,'sequence':['delivered']} | /request",
                "POST | /keys/rotate | {'keepOld':0} | /keepOld",
                "POST | /deliveries/run | {'steps':1.5} | /steps",
                "POST | /deliveries/run | {'until':0} | /until",
                "POST | /deliveries/run | {'until':''} | /until",
                "POST | /faults | {'when':{'times':1.5},'then':'reset'} | /when/times",
                "POST | /faults | {'when':{'times':'3'},'then':'reset'} | /when/times",
                "POST | /faults | {'then':{'error':{'status':'503'}}} | /then/error/status",
                "POST | /faults | {'id':5,'then':'reset'} | /id",
                "POST | /tenants | {'alias':5} | /alias",
                "POST | /reset | {'to':3} | /to",
                "POST | /reset | {'keep':[1]} | /keep/0",
                "POST | /seed?dryRun=true | {'users':[{'userPrincipalName':5,'displayName':'a'}]} | /users/0/userPrincipalName",
            })
    void aValueOfAnotherTypeIsRefused(String method, String path, String body, String pointer) {
        Answer refused = Control.send(WIRE, method, path, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asString())
                .as(refused.text())
                .isEqualTo(pointer);
    }
}
