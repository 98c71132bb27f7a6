package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts calls and refuses those that are too many, on wall time. Settings and levels are kept in memory. */
@Component
class Throttling implements ResetListener {

    private final Map<UUID, Throttled> tenants = new ConcurrentHashMap<>();
    private final Levels ofApps;
    private final VirtualClock clock;

    /** Whether anybody is throttled: what every call asks. */
    private volatile boolean any;

    Throttling(VirtualClock clock) {
        this.clock = clock;
        this.ofApps = new Levels(clock);
    }

    private record Throttled(ThrottlingSettings settings, Levels levels) {}

    /**
     * What becomes of a call.
     *
     * @param delay how long to wait; zero where the call is carried out
     * @param used how much of a limit is used, 0 to 1: of the fullest one, or of the one that is exceeded
     * @param limit which that is; null where there is none
     */
    record Verdict(Duration delay, double used, @Nullable Limit limit) {

        static final Verdict FREE = new Verdict(Duration.ZERO, 0, null);

        boolean refuses() {
            return !delay.isZero();
        }
    }

    boolean any() {
        return any;
    }

    /**
     * Throttles a tenant otherwise. All levels begin empty.
     *
     * @throws ControlException 400 for limits that are out of bounds
     */
    synchronized void set(UUID tenantId, ThrottlingSettings.Change change) {
        ThrottlingSettings complete = settings(tenantId).with(change);
        complete.requireSound();
        tenants.put(tenantId, new Throttled(complete, new Levels(clock)));
        any = tenants.values().stream()
                .anyMatch(throttled -> throttled.settings().enabled());
    }

    ThrottlingSettings settings(UUID tenantId) {
        Throttled throttled = tenants.get(tenantId);
        return throttled == null ? ThrottlingSettings.OFF : throttled.settings();
    }

    /** How full a limit of a tenant is, for everybody who has used some of it. */
    List<Levels.Filled> filled(UUID tenantId, Limit limit) {
        Throttled throttled = tenants.get(tenantId);
        return throttled == null ? List.of() : levelsOf(throttled, limit).filled(limit);
    }

    /** Counts a call, unless it is one too many. */
    Verdict judge(UUID tenantId, @Nullable UUID client) {
        Throttled throttled = tenants.get(tenantId);
        if (throttled == null || !throttled.settings().enabled()) {
            return Verdict.FREE;
        }
        synchronized (throttled) {
            List<Level> levels = throttled.settings().limits().stream()
                    .map(limit -> levelsOf(throttled, limit).of(limit, limit.scope() == Scope.TENANT ? null : client))
                    .toList();
            Verdict verdict = Verdict.FREE;
            for (Level level : levels) {
                Duration delay = level.delay(client, throttled.settings().punishEarlyRetry());
                if (delay.compareTo(verdict.delay()) > 0) {
                    verdict = new Verdict(delay, 1, level.limit());
                }
            }
            return verdict.refuses() ? verdict : used(levels);
        }
    }

    private static Verdict used(List<Level> levels) {
        Verdict fullest = Verdict.FREE;
        for (Level level : levels) {
            level.use();
            if (level.used() > fullest.used()) {
                fullest = new Verdict(Duration.ZERO, level.used(), level.limit());
            }
        }
        return fullest;
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
