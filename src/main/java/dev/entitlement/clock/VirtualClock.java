package dev.entitlement.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The only source of time: every rule that compares times and every timestamp that a client sees comes from here.
 * Thread-safe.
 */
@Component
@EnableConfigurationProperties(TokenProperties.class)
public class VirtualClock {

    private record Moment(UUID tenantId, Instant at) {}

    /** The time that a thread has chosen for what it is doing. */
    private static final ThreadLocal<@Nullable Moment> MOMENT = new ThreadLocal<>();

    private final Clock wall;
    private final Function<UUID, TenantTime> tenants;
    private final TokenProperties.Kind ofTokens;

    @Autowired
    VirtualClock(TenantClocks tenants, TokenProperties tokens) {
        this(Clock.systemUTC(), tenants::of, tokens.clock());
    }

    /** A clock on top of another, for tests that choose the time; that of every tenant is the same. */
    public VirtualClock(Clock wall) {
        this(wall, tenant -> TenantTime.OUTSIDE, TokenProperties.Kind.WALL);
    }

    VirtualClock(Clock wall, Function<UUID, TenantTime> tenants, TokenProperties.Kind ofTokens) {
        this.wall = wall;
        this.tenants = tenants;
        this.ofTokens = ofTokens;
    }

    /**
     * The time in a tenant's emulated world, to the millisecond, as entitlement management stores it.
     *
     * @param tenantId each tenant has a time of its own
     */
    public Instant now(UUID tenantId) {
        Moment chosen = MOMENT.get();
        return chosen != null && chosen.tenantId().equals(tenantId)
                ? chosen.at()
                : tenants.apply(tenantId).at(wall.instant());
    }

    /** The time outside it, in which journals are written and waits are measured. */
    public Instant wallTime() {
        return wall.instant();
    }

    /**
     * The time on which the lifetimes of a tenant's tokens are issued and judged: that outside, unless
     * {@code emulator.token.clock} says otherwise.
     *
     * @param tenantId {@code tid} of the token
     */
    public Instant tokenTime(UUID tenantId) {
        return ofTokens == TokenProperties.Kind.WALL ? wall.instant() : now(tenantId);
    }

    /**
     * Does something as if it were another time in a tenant's emulated world. Nobody but the calling thread notices.
     *
     * @param time to the millisecond
     */
    public <T extends @Nullable Object> T at(UUID tenantId, Instant time, Supplier<T> action) {
        Moment before = MOMENT.get();
        MOMENT.set(new Moment(tenantId, time.truncatedTo(ChronoUnit.MILLIS)));
        try {
            return action.get();
        } finally {
            MOMENT.set(before);
        }
    }
}
