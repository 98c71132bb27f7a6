package dev.entitlement.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's time goes: beside the time outside by an offset, or not at all.
 *
 * @param offset emulated time minus the time outside, in whole milliseconds, negative where the tenant lives in the past;
 *     of a clock that stands still, what it was when it came to stand
 * @param frozenAt the time that it shows while it stands still; null while it runs
 */
public record TenantTime(Duration offset, @Nullable Instant frozenAt) {

    /** The time of a tenant whose clock nobody has touched. */
    public static final TenantTime OUTSIDE = new TenantTime(Duration.ZERO, null);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("4000-01-01T00:00:00Z");

    /**
     * What the clock shows, to the millisecond.
     *
     * @param wall the time outside
     */
    public Instant at(Instant wall) {
        return frozenAt == null ? wall.plus(offset).truncatedTo(ChronoUnit.MILLIS) : frozenAt;
    }

    /** What it shows minus the time outside, as of now. */
    public Duration offsetAt(Instant wall) {
        return Duration.between(wall.truncatedTo(ChronoUnit.MILLIS), at(wall));
    }

    /** Whether it stands still. */
    public boolean isFrozen() {
        return frozenAt != null;
    }

    /**
     * This clock set to another time; it stands or runs as before.
     *
     * @throws IllegalArgumentException for a time before 1970 or after the year 4000
     */
    public TenantTime showing(Instant time, Instant wall) {
        Instant shown = requireWithinBounds(time).truncatedTo(ChronoUnit.MILLIS);
        Duration away = Duration.between(wall.truncatedTo(ChronoUnit.MILLIS), shown);
        return new TenantTime(away, frozenAt == null ? null : shown);
    }

    /**
     * This clock moved on; what passes outside meanwhile is not lost.
     *
     * @throws IllegalArgumentException when that would be after the year 4000
     */
    public TenantTime advanced(Duration by, Instant wall) {
        requireWithinBounds(at(wall).plus(by));
        return new TenantTime(offset.plus(by), frozenAt == null ? null : frozenAt.plus(by));
    }

    /** This clock standing still at what it shows; one that does already is left as it is. */
    public TenantTime frozen(Instant wall) {
        return frozenAt != null ? this : new TenantTime(offset, at(wall));
    }

    /** This clock running on from what it shows. */
    public TenantTime running(Instant wall) {
        return frozenAt == null ? this : new TenantTime(offsetAt(wall), null);
    }

    /**
     * The time itself.
     *
     * @throws IllegalArgumentException for a time that no clock here shows
     */
    public static Instant requireWithinBounds(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException(
                    time + " is out of bounds: a tenant's time is from " + EARLIEST + " until " + LATEST);
        }
        return time;
    }
}
