package dev.entitlement.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The only source of time: every rule that compares times and every timestamp that a client sees comes from here.
 * Thread-safe.
 */
@Component
public class VirtualClock {

    private final Clock wall;

    VirtualClock() {
        this(Clock.systemUTC());
    }

    /** A clock on top of another, for tests that choose the time. */
    public VirtualClock(Clock wall) {
        this.wall = wall;
    }

    /**
     * The time in a tenant's emulated world, to the millisecond, as entitlement management stores it.
     *
     * @param tenantId each tenant has a time of its own
     */
    public Instant now(UUID tenantId) {
        return wallTime().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The time outside it, which the lifetime of tokens and the queue's due times are measured on. */
    public Instant wallTime() {
        return wall.instant();
    }

    /** When it will be {@code time} in a tenant's emulated world, told outside it; a time that has passed is in the past there too. */
    public Instant wallTimeOf(UUID tenantId, Instant time) {
        return time;
    }
}
