package dev.entitlement.scenario;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One step, as it was read and found good. */
record Step(StepKind kind, JsonNode value) {

    /** The body of the call; none for a call without one. */
    Optional<JsonNode> body() {
        if (value.isObject()) {
            return Optional.of(value);
        }
        return kind.member(value)
                .map(member -> JsonNodeFactory.instance.objectNode().set(member, value));
    }
}
