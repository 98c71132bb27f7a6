package dev.entitlement.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a step.
 *
 * @param step the step's name
 * @param status the HTTP status of its call
 * @param answer the body of its answer; left out where that was empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepResult(String step, int status, @Nullable JsonNode answer) {

    boolean succeeded() {
        return status < 400;
    }
}
