package dev.entitlement.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario did.
 *
 * @param tenant the tenant that the last steps were in; left out where none was named or made
 * @param steps one result for each step
 * @param tookMs in milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScenarioAnswer(@Nullable String tenant, List<StepResult> steps, long tookMs) {}
