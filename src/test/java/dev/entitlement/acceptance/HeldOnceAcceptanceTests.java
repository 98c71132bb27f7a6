package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However requests for the same access follow one another, it is held once, and ends once. */
class HeldOnceAcceptanceTests {

    private static final Control CONTROL = new Control(WIRE);
    private static final String BETA = "/beta/identityGovernance/entitlementManagement/";
    private static final String PERSON = "5eed0000-0000-4000-8000-0000000000c1";
    private static final String PACKAGE = "5eed0000-0000-4000-8000-0000000000d1";
    private static final String POLICY = "5eed0000-0000-4000-8000-000000000b01";

    private static final List<String> NOT_HELD = List.of("expired", "deliveryFailed");

    private final String tenant = "once-" + UUID.randomUUID();
    private final String token = token();
    private final List<String> ofOthers =
            held().map(assignment -> assignment.path("id").asString()).toList();

    private String token() {
        CONTROL.demoTenant(tenant);
        CONTROL.send("PUT", "/delivery?tenant=" + tenant, "{\"mode\":\"manual\"}");
        return CONTROL.token(tenant);
    }

    @Test
    void whatIsReprocessedWhileTheSameIsAskedForAnewIsHeldOnce() {
        String anew = askedAnew();
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);
        run("{\"request\":\"" + DEMO_FAILED + "\"}");
        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
        assertThat(WIRE.stateOf(anew, token)).isEqualTo("Submitted");

        run("");

        assertThat(WIRE.stateOf(anew, token)).isEqualTo("Delivered");
        assertThat(ownHeld()).hasSize(1);
    }

    @Test
    void theSameThatBeginsWhileTheFirstIsBeingDeliveredIsHeldOnce() {
        String anew = askedAnew();
        assertThat(WIRE.reprocess(DEMO_FAILED, token).status()).isEqualTo(202);

        run("{\"request\":\"" + anew + "\"}");
        run("");

        assertThat(WIRE.stateOf(DEMO_FAILED, token)).isEqualTo("Delivered");
        assertThat(WIRE.stateOf(anew, token)).isEqualTo("Delivered");
        assertThat(ownHeld()).hasSize(1);
    }

    @Test
    void anEndThatWasPutOffIsAskedForOnceThoughItFails() {
        CONTROL.post("/clock/freeze?tenant=" + tenant, "");
        WIRE.reprocess(DEMO_FAILED, token);
        run("");
        String assignment = ownHeld().get(0).path("id").asString();
        for (String end : List.of("2040-01-10T00:00:00Z", "2040-01-20T00:00:00Z", "2040-01-30T00:00:00Z")) {
            asked("AdminUpdate", """
                    {"id":"%s"},"schedule":{"expiration":{"type":"afterDateTime","endDateTime":"%s"}}""".formatted(assignment, end));
            run("");
        }
        assertThat(ownHeld().get(0).toString()).contains("2040-01-30");
        CONTROL.send("PUT", "/delivery?tenant=" + tenant, "{\"mode\":\"automatic\",\"outcome\":\"deliveryFailed\"}");

        Answer moved = CONTROL.send("PUT", "/clock?tenant=" + tenant, "{\"now\":\"2040-03-01T00:00:00Z\"}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(CONTROL.get("/state?tenant=" + tenant)
                        .json()
                        .path("assignmentRequests")
                        .valueStream()
                        .filter(request ->
                                request.path("requestType").asString().equals("systemRemove")
                                        && request.path("assignment").asString().equals(assignment)))
                .hasSize(1);
    }

    /** A request for what the demo's failed request was for. */
    private String askedAnew() {
        return asked("AdminAdd", """
                {"targetId":"%s","assignmentPolicyId":"%s","accessPackageId":"%s"}""".formatted(PERSON, POLICY, PACKAGE));
    }

    private String asked(String type, String assignment) {
        Answer created = WIRE.send(WIRE.to(BETA + "accessPackageAssignmentRequests")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"requestType\":\"" + type + "\",\"accessPackageAssignment\":" + assignment + "}")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    private void run(String body) {
        Answer ran = CONTROL.post("/deliveries/run?tenant=" + tenant, body);
        assertThat(ran.status()).as(ran.text()).isEqualTo(200);
    }

    /** What the person has come to hold of the package. */
    private List<JsonNode> ownHeld() {
        return held().filter(
                        assignment -> !ofOthers.contains(assignment.path("id").asString()))
                .toList();
    }

    private Stream<JsonNode> held() {
        return CONTROL.get("/state?tenant=" + tenant)
                .json()
                .path("assignments")
                .valueStream()
                .filter(assignment ->
                        assignment.path("accessPackage").asString().equals(PACKAGE)
                                && !NOT_HELD.contains(assignment.path("state").asString()));
    }
}
