package dev.entitlement.delivery;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a tenant has queued, and carries it out. */
@RestController
class DeliveriesController {

    private final PendingDeliveries pending;
    private final TenantDrive drive;
    private final Tenants tenants;

    DeliveriesController(PendingDeliveries pending, TenantDrive drive, Tenants tenants) {
        this.pending = pending;
        this.drive = drive;
        this.tenants = tenants;
    }

    /**
     * What is queued for a tenant, in the order in which it is due.
     *
     * @param state {@code pending}, which is what there is
     * @param limit how much at most, 1 to 1000
     * @param after what the page before said is {@code next}
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @GetMapping("/_emulator/deliveries")
    PendingDeliveries.Page list(
            @RequestParam(name = "state", defaultValue = "pending") String state,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        if (!state.equals("pending")) {
            throw ControlException.badRequest(
                    "The parameter 'state' is pending: what was carried out is in the history of its request.");
        }
        return pending.page(tenants.selected(tenant).id(), limit, after);
    }

    /**
     * Carries out what is queued, whenever it is due, and returns when that is done. Schedules, expiries and time-outs take
     * place if their time has come.
     *
     * @param order what is meant; everything when left out
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws ControlException 409 while another call is driving the tenant
     */
    @PostMapping("/_emulator/deliveries/run")
    RanJson run(
            @ControlBody @Nullable RunOrder order,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        RunOrder meant = order == null ? RunOrder.UNTIL_IDLE : order;
        return RanJson.of(pending.run(tenants.selected(tenant).id(), meant, drive));
    }
}
