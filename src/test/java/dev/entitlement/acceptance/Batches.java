package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sends batches and finds the answers of their steps. */
final class Batches {

    private Batches() {}

    /** A step from its members, written with single quotes instead of double ones. */
    static String step(String id, String members) {
        return ("{'id':'" + id + "'," + members + "}").replace('\'', '"');
    }

    static String get(String id, String url) {
        return step(id, "'method':'GET','url':'" + url + "'");
    }

    static String reprocess(String id, String request) {
        return step(id, "'method':'POST','url':'" + path(request) + "/reprocess'");
    }

    /** The path of a request, relative to a version. */
    static String path(String request) {
        return "/identityGovernance/entitlementManagement/assignmentRequests/" + request;
    }

    static String of(String... steps) {
        return "{\"requests\":" + Arrays.stream(steps).collect(Collectors.joining(",", "[", "]}"));
    }

    static Answer send(String version, String token, String body) {
        return WIRE.send(WIRE.to("/" + version + "/$batch")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The answer of the only step. */
    static JsonNode only(Answer answer) {
        assertThat(answer.json().path("responses").size()).as(answer.text()).isEqualTo(1);
        return answer.json().path("responses").path(0);
    }

    static JsonNode stepOf(Answer answer, String id) {
        return answer.json().path("responses").values().stream()
                .filter(response -> response.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No step " + id + " in " + answer.text()));
    }
}
