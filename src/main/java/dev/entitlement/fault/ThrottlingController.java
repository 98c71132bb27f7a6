package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ControlBody;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a test throttle the calls of a tenant. */
@RestController
class ThrottlingController {

    private final Throttling throttling;
    private final Tenants tenants;

    ThrottlingController(Throttling throttling, Tenants tenants) {
        this.throttling = throttling;
        this.tenants = tenants;
    }

    /** How a tenant is throttled, and how near its limits are. */
    record ThrottlingJson(UUID tenant, boolean enabled, List<LimitJson> limits, boolean punishEarlyRetry) {}

    /** A limit, with a level for everybody who has used some of it. */
    record LimitJson(Scope scope, int permits, TimeSpan per, List<LevelJson> levels) {}

    /**
     * How much of a limit is used.
     *
     * @param client whose calls are counted; left out where everybody's are
     * @param available how many calls may come now
     * @param used 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelJson(@Nullable UUID client, long available, double used) {}

    /**
     * How a tenant is throttled.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     */
    @GetMapping("/_emulator/throttling")
    ThrottlingJson get(@RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return json(tenants.selected(tenant).id());
    }

    /**
     * Throttles a tenant otherwise; what is left out stays as it is, and all levels begin empty.
     *
     * @param tenant id, alias or domain; the default tenant when left out
     */
    @PutMapping("/_emulator/throttling")
    ThrottlingJson set(
            @ControlBody ThrottlingSettings.Change change,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        UUID tenantId = tenants.selected(tenant).id();
        throttling.set(tenantId, change);
        return json(tenantId);
    }

    private ThrottlingJson json(UUID tenantId) {
        ThrottlingSettings settings = throttling.settings(tenantId);
        return new ThrottlingJson(
                tenantId,
                settings.enabled(),
                settings.limits().stream().map(limit -> json(tenantId, limit)).toList(),
                settings.punishEarlyRetry());
    }

    private LimitJson json(UUID tenantId, Limit limit) {
        return new LimitJson(
                limit.scope(),
                limit.permits(),
                limit.per(),
                throttling.filled(tenantId, limit).stream()
                        .map(level -> new LevelJson(level.client(), level.available(), level.used()))
                        .toList());
    }
}
