package dev.entitlement.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The steps of a batch, which is sound as a whole: its ids are unique and its dependencies can be met. Whether a step can be
 * called is the step's own affair.
 *
 * @param asSent the steps as the client listed them
 * @param inOrder the same steps, each after those that it depends on
 * @see <a href="https://learn.microsoft.com/graph/json-batching">Combine multiple HTTP requests using JSON batching</a>
 */
record Batch(List<BatchStep> asSent, List<BatchStep> inOrder) {

    private static final int MOST_STEPS = 20;

    /** @throws GraphException 400 when the batch is not sound; then none of its steps is called */
    static Batch read(JsonNode document) {
        JsonNode requests = document.path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw invalidFormat();
        }
        if (requests.size() > MOST_STEPS) {
            throw GraphException.badRequest(
                    "Number of batch request steps exceeds the maximum value of " + MOST_STEPS + ".");
        }
        List<BatchStep> steps = new ArrayList<>();
        Set<String> ids = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode request : requests) {
            BatchStep step = new BatchStep(text(request.path("id")), request, dependencies(request.path("dependsOn")));
            if (!ids.add(step.id())) {
                throw GraphException.badRequest("Request Id " + step.id() + " has to be unique in a batch.");
            }
            steps.add(step);
        }
        for (BatchStep step : steps) {
            step.dependsOn().stream()
                    .filter(id -> !ids.contains(id))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw GraphException.badRequest("Request Id " + step.id() + " depends on Request Id " + unknown
                                + ", which is not in the batch.");
                    });
        }
        return new Batch(steps, ordered(steps));
    }

    private static List<BatchStep> ordered(List<BatchStep> steps) {
        List<BatchStep> ordered = new ArrayList<>();
        Set<String> done = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        while (ordered.size() < steps.size()) {
            BatchStep next = steps.stream()
                    .filter(step -> !done.contains(step.id()) && done.containsAll(step.dependsOn()))
                    .findFirst()
                    .orElseThrow(() -> GraphException.badRequest("The requests of the batch depend on each other."));
            ordered.add(next);
            done.add(next.id());
        }
        return ordered;
    }

    private static List<String> dependencies(JsonNode dependsOn) {
        if (dependsOn.isMissingNode() || dependsOn.isNull()) {
            return List.of();
        }
        if (!dependsOn.isArray()) {
            throw invalidFormat();
        }
        return dependsOn.values().stream().map(Batch::text).toList();
    }

    private static String text(JsonNode id) {
        if (!id.isString() || id.stringValue().isEmpty()) {
            throw invalidFormat();
        }
        return id.stringValue();
    }

    private static GraphException invalidFormat() {
        return GraphException.badRequest("Invalid batch payload format.");
    }
}
