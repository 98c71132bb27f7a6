package dev.entitlement.fault;

import dev.entitlement.control.ControlBody;
import dev.entitlement.control.ControlException;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test arm faults and see what became of them. */
@RestController
class FaultController {

    /** From which the choices of this process can be made again. */
    private static final String SEED_NUMBER = "x-emulator-seed-number";

    private final Faults faults;
    private final FaultVerification verification;
    private final Choices choices;
    private final Tenants tenants;

    FaultController(Faults faults, FaultVerification verification, Choices choices, Tenants tenants) {
        this.faults = faults;
        this.verification = verification;
        this.choices = choices;
        this.tenants = tenants;
    }

    /**
     * The armed faults, for each tenant in the order in which they are tried.
     *
     * @param tenant id, alias or domain; all tenants when left out
     */
    @GetMapping("/_emulator/faults")
    ResponseEntity<List<FaultJson>> list(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return ResponseEntity.ok()
                .header(SEED_NUMBER, Long.toString(choices.seedNumber()))
                .body(tenants.selection(tenant).stream()
                        .flatMap(selected -> faults.list(selected.id()).stream())
                        .toList());
    }

    /**
     * Arms a fault, behind those that are armed already.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     * @throws ControlException 409 for an id that is taken, or when there are as many as there may be
     */
    @PostMapping("/_emulator/faults")
    @ResponseStatus(HttpStatus.CREATED)
    FaultJson arm(
            @ControlBody FaultRule rule, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return faults.arm(tenants.selected(tenant).id(), rule);
    }

    /** Disarms all faults of a tenant, or of all tenants when none is named. */
    @DeleteMapping("/_emulator/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disarmAll(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        tenants.selection(tenant).forEach(selected -> faults.disarmAll(selected.id()));
    }

    /**
     * A fault.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     */
    @GetMapping("/_emulator/faults/{id}")
    FaultJson get(@PathVariable String id, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return faults.get(tenants.selected(tenant).id(), id);
    }

    /**
     * Arms a fault, in place of the one of that id if there is one; it counts from the beginning.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     * @throws ControlException 409 when there are as many as there may be
     */
    @PutMapping("/_emulator/faults/{id}")
    FaultJson replace(
            @PathVariable String id,
            @ControlBody FaultRule rule,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return faults.replace(tenants.selected(tenant).id(), id, rule);
    }

    /**
     * Disarms a fault.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     */
    @DeleteMapping("/_emulator/faults/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disarm(@PathVariable String id, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        faults.disarm(tenants.selected(tenant).id(), id);
    }

    /**
     * Answers whether every fault that was to fire a certain number of times has done so.
     *
     * @param tenant id, alias or domain; all tenants when left out
     * @throws ControlException 422 with those that have not
     */
    @PostMapping("/_emulator/faults/verify")
    List<FaultJson> verify(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return verification.verified(tenants.selection(tenant).stream()
                .flatMap(selected -> faults.list(selected.id()).stream())
                .toList());
    }
}
