package dev.entitlement.request;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.SeedReference;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Graph does not show of requests, and where a test wants them. */
@RestController
class RequestStateController {

    private final RequestStates states;
    private final Tenants tenants;

    RequestStateController(RequestStates states, Tenants tenants) {
        this.states = states;
        this.tenants = tenants;
    }

    /**
     * Attempts, transitions with cause and time, earlier completions, and what is outstanding.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @GetMapping("/_emulator/state/assignmentRequests/{id}")
    RequestStateJson show(
            @PathVariable("id") String id, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return states.show(tenants.selected(tenant).id(), guid(id));
    }

    /**
     * Forces a request into a state, whatever state it is in, and answers with what has become of it.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @PatchMapping("/_emulator/state/assignmentRequests/{id}")
    RequestStateJson force(
            @PathVariable("id") String id,
            @ControlBody RequestStateBody body,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID tenantId = tenants.selected(tenant).id();
        states.force(tenantId, guid(id), body);
        return states.show(tenantId, guid(id));
    }

    private static UUID guid(String id) {
        return Optional.of(id)
                .filter(text -> !text.isBlank())
                .flatMap(text -> new SeedReference(text).guid())
                .orElseThrow(() -> ControlException.badRequest("'" + id + "' is no GUID."));
    }
}
