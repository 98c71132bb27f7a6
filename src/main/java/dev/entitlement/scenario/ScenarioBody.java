package dev.entitlement.scenario;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** @param steps 1 to 100, each an object with one member: the name of the step, with what it is given */
record ScenarioBody(List<JsonNode> steps) {}
