package dev.entitlement.scenario;

import dev.entitlement.control.ControlBody;
import dev.entitlement.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prepares all that a test needs in one call. */
@RestController
class ScenarioController {

    private final Scenarios scenarios;
    private final Tenants tenants;

    ScenarioController(Scenarios scenarios, Tenants tenants) {
        this.scenarios = scenarios;
        this.tenants = tenants;
    }

    /**
     * Runs the steps one after the other, up to the first that fails. What was done until then stays done.
     *
     * @param tenant id, domain or alias of the tenant that the steps are in, until one of them makes another; when left
     *     out, whatever each of the calls takes without one
     * @throws dev.entitlement.control.ControlException 422 for a step that failed, with the results so far
     */
    @PostMapping("/_emulator/scenarios/run")
    ScenarioAnswer run(
            @ControlBody(yaml = true) ScenarioBody scenario,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            HttpServletRequest call) {
        String in = tenant == null ? null : tenants.selected(tenant).id().toString();
        return scenarios.run(call, StepReader.read(scenario.steps()), in);
    }
}
