package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ResetPart;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import dev.entitlement.store.OnOwnDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settings and levels of a process that is alone: in its memory. */
@Component
@OnOwnDatabase
class ThrottlingInMemory implements Throttling {

    private final Map<UUID, Throttled> tenants = new ConcurrentHashMap<>();
    private final Levels ofApps = new Levels();
    private final VirtualClock clock;
    private volatile boolean any;

    ThrottlingInMemory(VirtualClock clock) {
        this.clock = clock;
    }

    private record Throttled(ThrottlingSettings settings, Levels levels) {}

    @Override
    public boolean mayBeAny() {
        return any;
    }

    @Override
    public synchronized void set(UUID tenantId, ThrottlingSettings.Change change) {
        ThrottlingSettings complete = settings(tenantId).with(change);
        complete.requireSound();
        tenants.put(tenantId, new Throttled(complete, new Levels()));
        any = tenants.values().stream()
                .anyMatch(throttled -> throttled.settings().enabled());
    }

    @Override
    public ThrottlingSettings settings(UUID tenantId) {
        Throttled throttled = tenants.get(tenantId);
        return throttled == null ? ThrottlingSettings.OFF : throttled.settings();
    }

    @Override
    public List<Levels.Filled> filled(UUID tenantId, Limit limit) {
        Throttled throttled = tenants.get(tenantId);
        return throttled == null ? List.of() : levelsOf(throttled, limit).filled(limit, clock.wallTime());
    }

    @Override
    public Verdict judge(UUID tenantId, @Nullable UUID client) {
        Throttled throttled = tenants.get(tenantId);
        if (throttled == null || !throttled.settings().enabled()) {
            return Verdict.FREE;
        }
        synchronized (throttled) {
            Instant now = clock.wallTime();
            List<Level> levels = throttled.settings().limits().stream()
                    .distinct()
                    .map(limit ->
                            levelsOf(throttled, limit).of(limit, limit.scope() == Scope.TENANT ? null : client, now))
                    .toList();
            return Verdict.of(levels, client, throttled.settings().punishEarlyRetry(), now);
        }
    }

    private Levels levelsOf(Throttled throttled, Limit limit) {
        return limit.scope() == Scope.APP ? ofApps : throttled.levels();
    }

    @Override
    public synchronized void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.FAULTS) {
            tenants.remove(tenantId);
            any = tenants.values().stream()
                    .anyMatch(throttled -> throttled.settings().enabled());
        }
    }
}
