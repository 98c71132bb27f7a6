package dev.entitlement.openapi;

import dev.entitlement.scenario.Steps;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps of a scenario: each is an object with one member, which is given what the call that it stands for is given. */
final class ScenarioSchema {

    static final String NAME = "ScenarioStep";

    private static final String JSON_BODY = "/requestBody/content/application~1json/schema";

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ObjectNode> paths;
    private final ObjectNode types;

    /**
     * @param paths as they are described, by what they are
     * @param types by the names that are referred to
     */
    ScenarioSchema(Map<String, ObjectNode> paths, ObjectNode types) {
        this.paths = paths;
        this.types = types;
    }

    ObjectNode steps() {
        ObjectNode step = json.createObjectNode();
        step.put("description", "One call of this API, made in the tenant of the scenario.");
        ArrayNode kinds = step.putArray("oneOf");
        Steps.all().forEach(kind -> kinds.add(kind(kind)));
        return step;
    }

    private ObjectNode kind(Steps.Described kind) {
        ObjectNode call = call(kind);
        ObjectNode described = json.createObjectNode().put("type", "object");
        described.put("title", kind.step());
        described.put("description", kind.method() + " " + kind.path().replace("{}", "{name}"));
        described.put("additionalProperties", false);
        described.putArray("required").add(kind.step());
        described.putObject("properties").set(kind.step(), value(kind, call));
        return described;
    }

    private JsonNode value(Steps.Described kind, ObjectNode call) {
        if (kind.isGivenAName()) {
            return json.createObjectNode().put("type", "string").put("minLength", 1);
        }
        ArrayNode ways = json.createArrayNode();
        JsonNode body = call.at(JSON_BODY);
        if (!body.isMissingNode()) {
            ways.add(body);
        }
        if (!call.at("/requestBody/required").asBoolean(false)) {
            ways.add(json.createObjectNode().put("const", true).put("description", "Without a body."));
        }
        JsonNode properties = types.path(body.path("$ref").asString("").replaceFirst("^.*/", ""))
                .path("properties");
        for (String member : kind.members()) {
            if (!properties.has(member)) {
                throw new IllegalStateException(kind.step() + " is given '" + member + "', which is not in " + body);
            }
            ways.add(properties.get(member));
        }
        return ways.size() == 1 ? ways.get(0) : json.createObjectNode().set("anyOf", ways);
    }

    private ObjectNode call(Steps.Described kind) {
        String shape = kind.path().replace("{}", "{name}");
        ObjectNode path = paths.get(shape);
        if (path != null && path.get(kind.method().toLowerCase(Locale.ROOT)) instanceof ObjectNode call) {
            return call;
        }
        throw new IllegalStateException("A step '" + kind.step() + "' stands for what is not there: " + kind.path());
    }
}
