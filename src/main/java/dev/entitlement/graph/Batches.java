package dev.entitlement.graph;

import dev.entitlement.http.InnerCalls;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out batches: each step as a call of its own, one after the other. */
@Service
class Batches {

    private final JsonMapper json;
    private final BatchCall calls;
    private final BatchAnswers answers;
    private final InnerCalls server;

    Batches(JsonMapper json, BatchCall calls, BatchAnswers answers, InnerCalls server) {
        this.json = json;
        this.calls = calls;
        this.answers = answers;
        this.server = server;
    }

    /**
     * The answers of all steps, in the order in which the steps were sent.
     *
     * @throws GraphException 400 when the batch is not sound, or is the step of another
     * @throws IOException when the batch cannot be read to its end
     */
    ObjectNode run(HttpServletRequest call) throws IOException {
        if (InnerCalls.isInner(call)) {
            throw GraphException.badRequest("A request of a batch cannot be a batch itself.");
        }
        String contentType = call.getContentType();
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            throw JsonBody.refusal();
        }
        Batch batch = Batch.read(JsonBody.read(call, json));
        Map<String, ObjectNode> done = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        batch.inOrder().forEach(step -> done.put(step.id(), answer(step, call, done)));
        ObjectNode answer = json.createObjectNode();
        ArrayNode responses = answer.putArray("responses");
        batch.asSent().forEach(step -> responses.add(done.get(step.id())));
        return answer;
    }

    private ObjectNode answer(BatchStep step, HttpServletRequest batch, Map<String, ObjectNode> done) {
        try {
            for (String id : step.dependsOn()) {
                ObjectNode earlier = done.get(id);
                if (earlier == null || earlier.path("status").asInt() >= 400) {
                    throw new GraphException(
                            424, "FailedDependency", "Request Id " + id + ", on which this one depends, has failed.");
                }
            }
            return answers.of(step, server.send(batch, calls.of(step, batch)));
        } catch (GraphException refusal) {
            return answers.refused(step, GraphHeaders.newIds(BatchCall.clientRequestId(step, batch)), refusal);
        }
    }
}
