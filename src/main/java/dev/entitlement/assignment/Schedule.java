package dev.entitlement.assignment;

import dev.entitlement.catalog.Expiration;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When access begins and ends.
 *
 * @param start null: at once
 * @param end for {@code AFTER_DATE_TIME} alone
 * @param duration for {@code AFTER_DURATION} alone
 * @param type null is how a schedule that says nothing of its end is stored
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementschedule">entitlementManagementSchedule</a>
 */
@Embeddable
public record Schedule(
        @Column(name = "schedule_start") @Nullable Instant start,
        @Column(name = "schedule_end") @Nullable Instant end,

        @Column(name = "schedule_duration") @Convert(converter = DurationInSeconds.class) @Nullable
        Duration duration,

        @Column(name = "schedule_type") @Enumerated(EnumType.STRING)
        Expiration.@Nullable Type type) {

    /** At once, and nothing is said of an end. */
    public static final Schedule NONE = new Schedule(null, null, null, null);

    /** From a time on, or at once. */
    public static Schedule of(@Nullable Instant start, Expiration expiration) {
        return new Schedule(start, expiration.endDateTime(), expiration.duration(), expiration.type());
    }

    /** When access ends. */
    public Expiration expiration() {
        return type == null ? Expiration.NOT_SPECIFIED : new Expiration(type, end, duration);
    }

    /** Whether access is to begin after {@code now}. */
    public boolean isAfter(Instant now) {
        return start != null && start.isAfter(now);
    }

    /** The same, beginning at another time. */
    public Schedule startingAt(Instant start) {
        return new Schedule(start, end, duration, type);
    }

    /** The same; what it does not say of the end, the other one says. */
    public Schedule orExpiringAs(Expiration otherwise) {
        return expiration().type() == Expiration.Type.NOT_SPECIFIED ? of(start, otherwise) : this;
    }

    /** When access ends that begins then; null if it does not. */
    public @Nullable Instant endOf(Instant begun) {
        return expiration().endOf(begun);
    }
}
