package dev.entitlement.graph;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One call of a batch.
 *
 * @param id unique in its batch, in any case
 * @param call method, url, headers and body as they were sent
 * @param dependsOn ids of the steps that must have succeeded before
 */
record BatchStep(String id, JsonNode call, List<String> dependsOn) {}
