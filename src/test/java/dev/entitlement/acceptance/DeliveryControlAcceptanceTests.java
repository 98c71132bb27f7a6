package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A test says when deliveries are carried out, and how they end; it never waits. */
class DeliveryControlAcceptanceTests {

    private static final String SALES = "5eed0000-0000-4000-8000-0000000000d1";

    /** Resource roles of the package of {@link Control#DEMO_FAILED}. */
    private static final String SALES_TEAM = "5eed0000-0000-4000-8000-000000000d11";

    private static final String CRM_USER = "5eed0000-0000-4000-8000-000000000d12";
    private static final String MIA = "5eed0000-0000-4000-8000-0000000000c1";

    private final Wire wire = SharedEmulator.WIRE;
    private final Control control = new Control(wire);
    private final String tenant = "delivery-" + UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void manual() {
        control.demoTenant(tenant);
        token = control.token(tenant);
        assertThat(put("/delivery", "{\"mode\":\"manual\"}").status()).isEqualTo(200);
    }

    @Test
    void nothingIsDeliveredUntilItIsToldToAndThenItIsDoneWhenTheCallReturns() {
        reprocess(DEMO_FAILED);
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivering");

        JsonNode ran = run("{\"until\":\"idle\"}");

        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
        assertThat(ran.path("idle").asBoolean()).isTrue();
        assertThat(told(ran)).contains(DEMO_FAILED + " delivering delivered 1");
        assertThat(run("").path("steps").asInt()).isZero();
    }

    @Test
    void stepsAreTakenOneByOneInOrder() {
        reprocess(DEMO_PARTIAL);
        reprocess(DEMO_FAILED);

        assertThat(told(run("{\"steps\":1}"))).containsExactly(DEMO_PARTIAL + " delivering delivered 1");
        assertThat(told(run("{\"steps\":1}"))).containsExactly(DEMO_FAILED + " delivering delivered 1");
    }

    @Test
    void whatWaitsRunsByItselfOnceTheModeIsAutomaticAgain() {
        put("/delivery", "{\"delay\":\"0s\"}");
        reprocess(DEMO_FAILED);
        assertThat(pending()).contains(DEMO_FAILED);

        put("/delivery", "{\"mode\":\"automatic\"}");
        run("{\"request\":\"" + DEMO_FAILED + "\"}");

        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
        assertThat(pending()).doesNotContain(DEMO_FAILED);
    }

    /** The queue and the call may come upon the same work at the same moment. */
    @Test
    void whileTheQueueWorksToo_eachDeliveryIsCarriedOutOnce() {
        put("/delivery", "{\"mode\":\"automatic\",\"delay\":\"0s\"}");
        script(
                "{\"request\":\"*\",\"sequence\":[\"deliveryFailed\",\"deliveryFailed\",\"deliveryFailed\",\"delivered\"]}");
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(wire.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
            assertThat(run("{\"request\":\"" + DEMO_FAILED + "\"}").path("idle").asBoolean())
                    .isTrue();
            assertThat(wire.stateOf(DEMO_FAILED, token))
                    .as("after attempt " + attempt)
                    .isEqualTo(attempt < 4 ? "DeliveryFailed" : "Delivered");
        }
        assertThat(served(DEMO_FAILED))
                .extracting(one -> one.path("attempt").asInt())
                .containsExactly(1, 2, 3, 4);
    }

    /** More than are carried out in one transaction, each as the script says that counts for it. */
    @Test
    void whatFallsDueAtOnceIsDeliveredOnceEachAsItsOwnScriptSays() {
        List<String> requests = failedRequests(50);
        script("{\"request\":\"*\",\"sequence\":[\"delivered\"]}");
        script("{\"request\":\"" + requests.get(7) + "\",\"sequence\":[\"deliveryFailed\"]}");
        script("{\"request\":\"" + requests.get(8) + "\",\"resourceRoles\":{\"" + CRM_USER + "\":[\"failed\"]}}");
        requests.forEach(this::reprocess);

        put("/delivery", "{\"mode\":\"automatic\",\"delay\":\"0s\"}");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pending()).doesNotContainAnyElementsOf(requests));
        for (String request : requests) {
            int number = requests.indexOf(request);
            assertThat(wire.stateOf(request, token))
                    .isEqualTo(number == 7 ? "DeliveryFailed" : number == 8 ? "PartiallyDelivered" : "Delivered");
            assertThat(served(request))
                    .as("deliveries of " + request)
                    .extracting(one -> one.path("attempt").asInt())
                    .containsExactly(1);
        }
    }

    /** Removals and changes beside additions, which one transaction carries out like any others. */
    @Test
    void whatFallsDueAtOnceMayBeOfAnyKind() {
        put("/delivery", "{\"delay\":\"10m\"}");
        List<String> people = IntStream.range(0, 20)
                .mapToObj("kind%d@contoso.example"::formatted)
                .toList();
        seed(people.stream()
                .map("{\"userPrincipalName\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"users\":[", "]}")));
        List<String> removed = assignments(people.subList(0, 10));
        List<String> changed = assignments(people.subList(10, 20));
        List<String> requests = new ArrayList<>(failedRequests(10));
        requests.forEach(this::reprocess);
        for (int n = 0; n < 10; n++) {
            requests.add(asked(Lifecycle.changing("adminRemove", removed.get(n))));
            requests.add(asked(Lifecycle.changing("adminUpdate", changed.get(n)).replace("{\"requestType\"", """
                    {"schedule":{"expiration":{"type":"afterDuration","duration":"P9D"}},"requestType\"""")));
        }
        run("{\"steps\":20}");
        assertThat(requests).allMatch(request -> wire.stateOf(request, token).equals("Delivering"));

        control.post("/clock/advance?tenant=" + tenant, "{\"by\":\"1h\"}");
        put("/delivery", "{\"mode\":\"automatic\"}");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(requests)
                .allMatch(request -> wire.stateOf(request, token).equals("Delivered")));
        assertThat(removed).allSatisfy(assignment -> assertThat(
                        assignment(assignment).path("assignmentState").asString())
                .isEqualTo("Expired"));
        Instant now = Instant.now();
        assertThat(changed).allSatisfy(assignment -> assertThat(Instant.parse(assignment(assignment)
                        .at("/schedule/expiration/endDateTime")
                        .asString()))
                .isBetween(now.plus(Duration.ofDays(8)), now.plus(Duration.ofDays(10))));
    }

    private String asked(String request) {
        return Lifecycle.idOf(wire.send(wire.to(Lifecycle.BETA + "assignmentRequests")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request))));
    }

    private JsonNode assignment(String id) {
        return wire.get(Lifecycle.BETA + "accessPackageAssignments/" + id, token)
                .json();
    }

    /** Somebody's access that has been delivered. */
    private List<String> assignments(List<String> people) {
        return seededRequests("delivered", people).stream()
                .map(request -> wire.get(
                                Lifecycle.BETA + "assignmentRequests/" + request + "?$expand=accessPackageAssignment",
                                token)
                        .json()
                        .at("/accessPackageAssignment/id")
                        .asString())
                .toList();
    }

    private List<String> failedRequests(int count) {
        return seededRequests("deliveryFailed", Collections.nCopies(count, MIA));
    }

    private List<String> seededRequests(String state, List<String> requestors) {
        List<String> ids = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        for (String requestor : requestors) {
            ids.add(UUID.randomUUID().toString());
            requests.add("{\"id\":\"" + ids.get(ids.size() - 1) + "\",\"requestType\":\"adminAdd\",\"state\":\"" + state
                    + "\",\"accessPackage\":\"" + SALES + "\",\"requestor\":\"" + requestor + "\"}");
        }
        seed("{\"assignmentRequests\":[" + String.join(",", requests) + "]}");
        return ids;
    }

    private void seed(String json) {
        Answer seeded = control.post("/seed?mode=merge&tenant=" + tenant, json);
        assertThat(seeded.status()).as(seeded.text()).isEqualTo(200);
    }

    @Test
    void reprocessOfAPartialDeliveryRetriesOnlyWhatFailed() {
        script("{\"request\":\"" + DEMO_FAILED + "\",\"resourceRoles\":{\"" + CRM_USER
                + "\":[\"failed\",\"delivered\"]}}");

        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("PartiallyDelivered");
        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");

        List<JsonNode> served = served(DEMO_FAILED);
        assertThat(served).hasSize(2);
        assertThat(ids(served.get(0).path("tried"))).containsExactlyInAnyOrder(SALES_TEAM, CRM_USER);
        assertThat(ids(served.get(0).path("delivered"))).containsExactly(SALES_TEAM);
        assertThat(ids(served.get(1).path("tried"))).containsExactly(CRM_USER);
        assertThat(served.get(1).path("outcome").asString()).isEqualTo("delivered");
    }

    @Test
    void theMostPreciseScriptCounts() {
        script("{\"request\":\"*\",\"sequence\":[\"delivered\"]}");
        script("{\"accessPackage\":\"" + SALES + "\",\"sequence\":[\"deliveryFailed\"]}");
        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");

        script("{\"target\":\"" + targetOf(DEMO_FAILED) + "\",\"sequence\":[\"delivered\",\"partiallyDelivered\"]}");
        assertThat(control.get("/delivery/outcomes?tenant=" + tenant).json().findValuesAsString("target"))
                .containsExactly(targetOf(DEMO_FAILED));
        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("PartiallyDelivered");

        script("{\"request\":\"" + DEMO_FAILED + "\",\"sequence\":[\"delivered\",\"delivered\",\"deliveryFailed\"]}");
        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("DeliveryFailed");
    }

    @Test
    void whereNoScriptSaysAnythingTheSettingDoes() {
        put("/delivery", "{\"outcome\":\"partiallyDelivered\"}");
        reprocess(DEMO_FAILED);
        run("");
        assertThat(wire.stateOf(DEMO_FAILED, token)).isEqualTo("PartiallyDelivered");
    }

    /** Who arms it is seen twice: by what was done, and by the second outcome. */
    @Test
    void aDuplicateIsDeliveredTwice() {
        script("{\"request\":\"" + DEMO_FAILED + "\",\"sequence\":[\"delivered\",\"deliveryFailed\"]}");
        assertThat(control.post(
                                "/faults?tenant=" + tenant,
                                "{\"match\":{\"operation\":\"assignmentRequest.reprocess\"},\"then\":\"duplicate\",\"when\":{\"times\":1}}")
                        .status())
                .isEqualTo(201);
        reprocess(DEMO_FAILED);

        JsonNode ran = run("");

        assertThat(told(ran))
                .contains(DEMO_FAILED + " delivering delivered 1", DEMO_FAILED + " delivered deliveryFailed 1");
        assertThat(served(DEMO_FAILED))
                .extracting(one -> one.path("repeated").asBoolean())
                .containsExactly(false, true);
        assertThat(control.post("/faults/verify?tenant=" + tenant, "").status()).isEqualTo(200);
    }

    @Test
    void ofWhatAScriptHasDecidedTheFirstHundredDeliveriesAreTold() {
        put("/delivery", "{\"outcome\":\"deliveryFailed\"}");
        String script = "{\"request\":\"" + DEMO_FAILED + "\",\"sequence\":[\"deliveryFailed\"]}";
        script(script);
        for (int delivery = 0; delivery < 102; delivery++) {
            reprocess(DEMO_FAILED);
            run("{\"request\":\"" + DEMO_FAILED + "\"}");
        }

        assertThat(served(DEMO_FAILED))
                .extracting(one -> one.path("attempt").asInt())
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());

        script(script);
        reprocess(DEMO_FAILED);
        run("{\"request\":\"" + DEMO_FAILED + "\"}");
        assertThat(served(DEMO_FAILED)).as("decided anew, told anew").hasSize(1);
    }

    @Test
    void theQueueIsReadPageByPage() {
        reprocess(DEMO_FAILED);
        reprocess(DEMO_PARTIAL);
        List<String> all =
                ids(control.get("/deliveries?tenant=" + tenant).json().path("deliveries"), "id");

        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = control.get("/deliveries?limit=1&tenant=" + tenant
                            + (next.isEmpty()
                                    ? ""
                                    : "&after="
                                            + java.net.URLEncoder.encode(
                                                    next, java.nio.charset.StandardCharsets.UTF_8)))
                    .json();
            paged.addAll(ids(page.path("deliveries"), "id"));
            next = page.path("next").asString("");
        } while (!next.isEmpty());

        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT|/delivery|{'mode':'sometimes'}|400",
                "PUT|/delivery|{'delay':'366d'}|400",
                "PUT|/delivery|{'delay':'-1s'}|400",
                "PUT|/delivery|{'outcome':'lost'}|400",
                "POST|/deliveries/run|{'until':'never'}|400",
                "POST|/deliveries/run|{'steps':0}|400",
                "POST|/deliveries/run|{'steps':10001}|400",
                "POST|/deliveries/run|{'steps':1,'until':'idle'}|400",
                "POST|/deliveries/run|{'request':'00000000-0000-0000-0000-000000000001'}|404",
                "POST|/deliveries/run|{'request':'x'}|400",
                "GET|/deliveries?state=done||400",
                "GET|/deliveries?limit=0||400",
                "GET|/deliveries?limit=1001||400",
                "GET|/deliveries?after=x||400",
                "GET|/deliveries?after=2026-01-01T00:00:00Z,cow/x||400",
                "GET|/deliveries?after=%2B1000000000-12-31T00:00:00Z,delivery/x||400",
                "GET|/deliveries?after=%2B400000-01-01T00:00:00Z,delivery/x||400",
                "GET|/deliveries?after=-400000-01-01T00:00:00Z,delivery/x||400",
                "PUT|/delivery/outcomes|{'request':'5eed0000-0000-4000-8000-000000000eee','sequence':['delivered']}|404",
                "PUT|/delivery/outcomes|{'target':'5eed0000-0000-4000-8000-000000000eee','sequence':['delivered']}|404",
                "PUT|/delivery/outcomes|{'accessPackage':'5eed0000-0000-4000-8000-000000000eee','sequence':['delivered']}|404",
                "PUT|/delivery/outcomes|{'request':'*','resourceRoles':{'5eed0000-0000-4000-8000-000000000eee':'failed'}}|404",
                "PUT|/delivery/outcomes|{'request':'*'}|400",
                "PUT|/delivery/outcomes|{'request':'*','sequence':['delivered'],'times':3}|400",
            })
    void whatMakesNoSenseIsRefused(String method, String path, String body, int status) {
        String separator = path.contains("?") ? "&" : "?";
        Answer refused = control.send(
                method, path + separator + "tenant=" + tenant, body == null ? "" : body.replace('\'', '"'));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(control.get("/delivery?tenant=" + tenant).json().path("mode").asString())
                .isEqualTo("manual");
    }

    @Test
    void everyRequestOfAnAccessPackageIsThatAccessPackage() {
        Answer decided = put(
                "/delivery/outcomes",
                "{\"request\":\"*\",\"accessPackage\":\"" + SALES + "\",\"sequence\":[\"deliveryFailed\"]}");

        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.json().path("accessPackage").asString()).isEqualTo(SALES);
        assertThat(decided.json().has("request")).isFalse();
    }

    private void reprocess(String request) {
        assertThat(wire.reprocess(request, token).status()).isEqualTo(202);
    }

    private JsonNode run(String order) {
        Answer answer = control.post("/deliveries/run?tenant=" + tenant, order);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer put(String path, String body) {
        return control.send("PUT", path + "?tenant=" + tenant, body);
    }

    private void script(String script) {
        Answer answer = put("/delivery/outcomes", script);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> pending() {
        return ids(control.get("/deliveries?tenant=" + tenant).json().path("deliveries"), "request");
    }

    private List<JsonNode> served(String request) {
        return control.get("/delivery/outcomes?tenant=" + tenant)
                .json()
                .valueStream()
                .flatMap(script -> script.path("served").valueStream())
                .filter(one -> one.path("id").asString().equals(request))
                .toList();
    }

    /** The demo's first failed request is Mia's. */
    private String targetOf(String request) {
        JsonNode requestor = wire.get(Wire.V1_REQUESTS + request + "?$expand=requestor", token)
                .json()
                .path("requestor");
        return requestor.path("objectId").asString(MIA);
    }

    private static List<String> told(JsonNode ran) {
        return ran.path("transitions")
                .valueStream()
                .map(one -> one.path("request").asString() + " "
                        + one.path("from").asString() + " " + one.path("to").asString() + " "
                        + one.path("attempt").asInt())
                .toList();
    }

    private static List<String> ids(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> ids(JsonNode array, String member) {
        return array.valueStream().map(one -> one.path(member).asString("")).toList();
    }
}
