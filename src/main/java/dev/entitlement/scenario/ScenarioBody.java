package dev.entitlement.scenario;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** @param steps 1 to 100, each an object whose only member is the name of a {@link StepKind} */
record ScenarioBody(List<JsonNode> steps) {}
