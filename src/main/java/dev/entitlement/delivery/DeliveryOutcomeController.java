package dev.entitlement.delivery;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
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
     * A script and what has come of it.
     *
     * @param served the first 100 deliveries, by what was delivered and then by attempt
     */
    record ScriptJson(ScriptedDeliveries script, List<ServedJson> served) {

        static ScriptJson of(DeliveryScripts.Told told) {
            return new ScriptJson(
                    told.script(), told.served().stream().map(ServedJson::of).toList());
        }
    }

    /**
     * One delivery that was decided by a script.
     *
     * @param id of the request, or of the assignment that was compared
     * @param repeated whether it is the second run of a delivery that was carried out twice
     * @param at in the emulated world
     * @param tried the resource roles that it was about: not those that an earlier one has delivered
     * @param delivered those that it reached
     */
    record ServedJson(
            UUID id,
            int attempt,
            boolean repeated,
            DeliveryOutcome outcome,
            Instant at,
            List<UUID> tried,
            List<UUID> delivered) {

        static ServedJson of(ServedDelivery served) {
            return new ServedJson(
                    served.key().servedId(),
                    served.key().attempt(),
                    served.key().repeated(),
                    served.outcome(),
                    served.servedAt(),
                    served.tried(),
                    served.delivered());
        }
    }

    /**
     * What is decided about deliveries, with what has come of it.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @GetMapping("/_emulator/delivery/outcomes")
    List<ScriptJson> list(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return scripts.told(tenants.selected(tenant).id()).stream()
                .map(ScriptJson::of)
                .toList();
    }

    /**
     * Decides how the deliveries of a request end, or the reprocessing of an assignment, or all deliveries to somebody or of
     * an access package: the first of each request, the second, and so on.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @PutMapping("/_emulator/delivery/outcomes")
    ScriptedDeliveries decide(
            @ControlBody ScriptedDeliveries decided,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        try {
            scripts.decide(tenants.selected(tenant).id(), decided);
        } catch (IllegalArgumentException unknown) {
            throw ControlException.notFound(unknown);
        }
        return decided;
    }

    /**
     * Leaves every delivery to the tenant's settings.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @DeleteMapping("/_emulator/delivery/outcomes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        scripts.forget(tenants.selected(tenant).id());
    }
}
