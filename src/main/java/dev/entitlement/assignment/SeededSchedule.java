package dev.entitlement.assignment;

import dev.entitlement.catalog.Expiration;
import dev.entitlement.catalog.Expirations;
import dev.entitlement.clock.PointInTime;
import dev.entitlement.clock.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When access begins and ends, as a seed writes it.
 *
 * @param startsAt at once when left out
 * @param endsAt when it ends, or
 * @param expiresAfter how long it lasts
 * @param expiration where it is said that it does not end; nothing is said when left out
 */
public record SeededSchedule(
        @Nullable PointInTime startsAt,
        @Nullable PointInTime endsAt,
        @Nullable TimeSpan expiresAfter,
        Expiration.@Nullable Type expiration) {

    /** @throws IllegalArgumentException when it says more than one end */
    public SeededSchedule {
        Expirations.requireCountable("expiresAfter", expiresAfter);
        if (endsAt != null && expiresAfter != null) {
            throw new IllegalArgumentException("a schedule has endsAt or expiresAfter, not both");
        }
    }

    /** As a seed writes it; null for one that says nothing. */
    public static @Nullable SeededSchedule of(Schedule schedule) {
        Expiration expiration = schedule.expiration();
        Instant start = schedule.start();
        Instant end = expiration.endDateTime();
        Duration duration = expiration.duration();
        boolean never = expiration.type() == Expiration.Type.NO_EXPIRATION;
        if (start == null && end == null && duration == null && !never) {
            return null;
        }
        return new SeededSchedule(
                start == null ? null : PointInTime.at(start),
                end == null ? null : PointInTime.at(end),
                duration == null ? null : new TimeSpan(duration),
                never ? Expiration.Type.NO_EXPIRATION : null);
    }

    /** What is meant. */
    public static Schedule from(@Nullable SeededSchedule seeded, Instant now) {
        if (seeded == null) {
            return Schedule.NONE;
        }
        Expiration expiration = Expiration.NOT_SPECIFIED;
        if (seeded.endsAt != null) {
            expiration = Expiration.at(seeded.endsAt.from(now));
        } else if (seeded.expiresAfter != null) {
            expiration = Expiration.after(seeded.expiresAfter.length());
        } else if (seeded.expiration == Expiration.Type.NO_EXPIRATION) {
            expiration = Expiration.NEVER;
        }
        return Schedule.of(seeded.startsAt == null ? null : seeded.startsAt.from(now), expiration);
    }
}
