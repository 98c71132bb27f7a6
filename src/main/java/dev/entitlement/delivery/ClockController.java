package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlBody;
import dev.entitlement.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves a tenant's time. Moving it on carries out what falls due on the way, in order of time. */
@RestController
class ClockController {

    private final TenantDrive drive;
    private final Tenants tenants;

    ClockController(TenantDrive drive, Tenants tenants) {
        this.drive = drive;
        this.tenants = tenants;
    }

    /**
     * A tenant's time.
     *
     * @param now in the emulated world
     * @param offset emulated time minus the time outside
     * @param frozen whether it stands still
     * @param ran what fell due on the way; left out where the clock was not moved on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClockJson(
            Instant now,
            Duration offset,
            boolean frozen,
            @JsonUnwrapped @Nullable RanJson ran) {

        static ClockJson of(TenantDrive.Shown shown, TenantDrive.@Nullable Ran ran) {
            return new ClockJson(shown.now(), shown.offset(), shown.frozen(), ran == null ? null : RanJson.of(ran));
        }
    }

    /**
     * How far the time moves on.
     *
     * @param by up to the year 4000
     * @param runDeliveries whether deliveries that fall due are carried out before the call returns; true unless it says
     *     otherwise. In manual mode they never are
     */
    record Advance(TimeSpan by, @Nullable Boolean runDeliveries) {}

    /**
     * What the time is to be.
     *
     * @param now an instant from 1970 until the year 4000, or relative to the tenant's time
     * @param runDeliveries as where the time is moved on
     */
    record NewTime(PointInTime now, @Nullable Boolean runDeliveries) {}

    /**
     * A tenant's time.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     */
    @GetMapping("/_emulator/clock")
    ClockJson get(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return shown(tenants.selected(tenant).id(), null);
    }

    /**
     * Sets a tenant's time: later as advancing does, earlier without undoing anything.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws dev.entitlement.control.ControlException 409 while another call is driving the tenant
     */
    @PutMapping("/_emulator/clock")
    ClockJson set(@ControlBody NewTime time, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        Instant now = drive.clock(id).now();
        return shown(id, drive.set(id, time.now().from(now), !Boolean.FALSE.equals(time.runDeliveries())));
    }

    /**
     * Gives a tenant the time outside again.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws dev.entitlement.control.ControlException 409 while another call is driving the tenant
     */
    @DeleteMapping("/_emulator/clock")
    ClockJson giveBack(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        drive.giveBack(id);
        return shown(id, null);
    }

    /**
     * Moves a tenant's time on and returns when all that fell due is done.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws dev.entitlement.control.ControlException 409 while another call is driving the tenant
     */
    @PostMapping("/_emulator/clock/advance")
    ClockJson advance(
            @ControlBody Advance advance, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        return shown(id, drive.advance(id, advance.by().length(), !Boolean.FALSE.equals(advance.runDeliveries())));
    }

    /**
     * Lets a tenant's time stand still: what is due later waits until it is moved on.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws dev.entitlement.control.ControlException 409 while another call is driving the tenant
     */
    @PostMapping("/_emulator/clock/freeze")
    ClockJson freeze(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        drive.freeze(id);
        return shown(id, null);
    }

    /**
     * Lets a tenant's time go on from what it shows.
     *
     * @param tenant id, domain or alias; the default tenant when left out
     * @throws dev.entitlement.control.ControlException 409 while another call is driving the tenant
     */
    @PostMapping("/_emulator/clock/resume")
    ClockJson resume(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID id = tenants.selected(tenant).id();
        drive.resume(id);
        return shown(id, null);
    }

    private ClockJson shown(UUID tenantId, TenantDrive.@Nullable Ran ran) {
        return ClockJson.of(drive.clock(tenantId), ran);
    }
}
