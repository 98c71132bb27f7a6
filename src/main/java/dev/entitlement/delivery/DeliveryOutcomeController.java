package dev.entitlement.delivery;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test decide how deliveries end. */
@RestController
class DeliveryOutcomeController {

    private final DeliveryScripts scripts;
    private final Tenants tenants;

    DeliveryOutcomeController(DeliveryScripts scripts, Tenants tenants) {
        this.scripts = scripts;
        this.tenants = tenants;
    }

    /**
     * Decides how the deliveries of a request, or the reprocessing of an assignment, end: the first, the second, and so
     * on; afterwards they succeed.
     *
     * @param tenant id or domain; the default tenant when left out
     */
    @PutMapping("/_emulator/delivery/outcomes")
    ScriptedDeliveries decide(
            @ControlBody ScriptedDeliveries decided,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        try {
            scripts.decide(tenants.selected(tenant).id(), decided);
        } catch (IllegalArgumentException unknown) {
            throw ControlException.notFound(String.valueOf(unknown.getMessage()));
        }
        return decided;
    }
}
