package dev.entitlement.scenario;

import dev.entitlement.control.ControlException;
import dev.entitlement.http.InnerAnswer;
import dev.entitlement.http.InnerCall;
import dev.entitlement.http.InnerCalls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs scenarios: each step is a call of the server to itself, with everything that such a call meets. */
@Service
class Scenarios {

    private final InnerCalls calls;
    private final JsonMapper json;

    Scenarios(InnerCalls calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    /**
     * Runs the steps one after the other, up to the first that fails. What was done until then stays done.
     *
     * @param scenario the call that brought them: steps are called as it was
     * @param tenant the tenant that they are in; null for whatever each call takes without one
     * @throws ControlException 422 with the step that failed and the results so far
     */
    ScenarioAnswer run(HttpServletRequest scenario, List<Step> steps, @Nullable String tenant) {
        long begun = System.nanoTime();
        String in = tenant;
        List<StepResult> results = new ArrayList<>();
        for (Step step : steps) {
            StepResult result = run(scenario, step, in);
            results.add(result);
            if (!result.succeeded()) {
                throw failed(results, result);
            }
            if (step.kind() == StepKind.TENANT && result.answer() != null) {
                in = result.answer().path("id").asString();
            }
        }
        return new ScenarioAnswer(in, results, (System.nanoTime() - begun) / 1_000_000);
    }

    private StepResult run(HttpServletRequest scenario, Step step, @Nullable String tenant) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, HttpHeaders.HOST, scenario.getHeader(HttpHeaders.HOST));
        put(headers, HttpHeaders.AUTHORIZATION, scenario.getHeader(HttpHeaders.AUTHORIZATION));
        byte[] body = step.body().map(json::writeValueAsBytes).orElseGet(() -> new byte[0]);
        if (body.length > 0) {
            headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        }
        InnerAnswer answer = calls.send(
                scenario, new InnerCall(step.kind().method(), step.kind().target(step.value(), tenant), headers, body));
        return new StepResult(step.kind().step(), answer.status(), read(answer));
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private @Nullable JsonNode read(InnerAnswer answer) {
        if (answer.body().length == 0) {
            return null;
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException notJson) {
            throw new IllegalStateException("A step was answered with what is no JSON", notJson);
        }
    }

    private static ControlException failed(List<StepResult> results, StepResult last) {
        int number = results.size() - 1;
        String why =
                last.answer() == null ? "" : ": " + last.answer().path("detail").asString("");
        return ControlException.unmet(
                "stepFailed",
                "Step " + number + ", '" + last.step() + "', was answered " + last.status() + why,
                Map.of("step", number, "steps", results));
    }
}
