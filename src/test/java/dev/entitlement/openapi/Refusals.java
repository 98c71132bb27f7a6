package dev.entitlement.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The refusals that a call may meet: all of one form, each with what it means where the code says so. */
final class Refusals {

    static final String PROBLEM = "Problem";

    private static final Set<String> OF_BODIES = Set.of("413", "415");

    private final JsonMapper json = new JsonMapper();

    /**
     * Adds them to the answers of a call.
     *
     * @param told what the code says of some: the reason by the status
     */
    void add(ObjectNode call, ObjectNode responses, Map<String, String> told) {
        Map<String, String> statuses = new TreeMap<>(Map.of("400", "", "403", "", "default", ""));
        if (!call.has("security")) {
            statuses.put("401", "");
        }
        if (call.has("parameters")) {
            statuses.put("404", "");
        }
        if (call.has("requestBody")) {
            OF_BODIES.forEach(status -> statuses.put(status, ""));
        }
        statuses.putAll(told);
        statuses.forEach((status, why) -> {
            ObjectNode refusal = responses.putObject(status).put("$ref", "#/components/responses/" + PROBLEM);
            if (!why.isEmpty()) {
                refusal.put("description", why);
            }
        });
    }

    ObjectNode response() {
        ObjectNode problem = json.createObjectNode();
        problem.put("description", "A refusal, as RFC 9457 has it; nothing was changed.");
        problem.putObject("content")
                .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set("schema", json.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM));
        return problem;
    }

    /** @param error the schema of one thing that is wrong */
    ObjectNode schema(ObjectNode error) {
        ObjectNode problem = json.createObjectNode().put("type", "object");
        problem.put("description", "A refusal; other members tell what was found instead.");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "What is wrong, for people.");
        properties.putObject("code").put("type", "string").put("description", "What is wrong, for programs: notFound.");
        properties.putObject("errors").put("type", "array").set("items", error);
        problem.putArray("required").add("status").add("detail").add("code");
        return problem;
    }
}
