package dev.entitlement.delivery;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlBody;
import dev.entitlement.tenant.Tenants;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test decide when a tenant's deliveries are carried out, and how they end unless scripts say otherwise. */
@RestController
class DeliverySettingController {

    private final TenantDrive drive;
    private final DeliverySettings settings;
    private final Tenants tenants;

    DeliverySettingController(TenantDrive drive, DeliverySettings settings, Tenants tenants) {
        this.drive = drive;
        this.settings = settings;
        this.tenants = tenants;
    }

    /**
     * What is to change; what is left out stays as it is.
     *
     * @param mode automatic: deliveries are carried out when they are due; manual: only when a call says so
     * @param delay from the call to its delivery in emulated time, zero to 365 days; of those that are queued from now on
     * @param outcome how deliveries end where no script decides
     */
    record Change(
            @Nullable DeliveryMode mode,
            @Nullable TimeSpan delay,
            @Nullable DeliveryOutcome outcome) {}

    /**
     * How a tenant's deliveries are carried out.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @GetMapping("/_emulator/delivery")
    DeliverySetting get(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return settings.of(tenants.selected(tenant).id());
    }

    /**
     * Decides how a tenant's deliveries are carried out; a change of the mode holds for what is queued, too.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @PutMapping("/_emulator/delivery")
    DeliverySetting set(
            @ControlBody Change change, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        return drive.change(id, change.mode(), change.delay(), change.outcome());
    }
}
