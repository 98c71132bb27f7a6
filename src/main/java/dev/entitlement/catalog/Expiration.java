package dev.entitlement.catalog;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When access ends.
 *
 * @param endDateTime for {@code AFTER_DATE_TIME}, null otherwise
 * @param duration for {@code AFTER_DURATION}, null otherwise
 * @see <a href="https://learn.microsoft.com/graph/api/resources/expirationpattern">expirationPattern</a>
 */
public record Expiration(
        Type type, @Nullable Instant endDateTime, @Nullable Duration duration) {

    /** What says when it ends. */
    public enum Type {
        NOT_SPECIFIED,
        NO_EXPIRATION,
        AFTER_DATE_TIME,
        AFTER_DURATION
    }

    /** Nothing is said of an end. */
    public static final Expiration NOT_SPECIFIED = new Expiration(Type.NOT_SPECIFIED, null, null);

    /** There is no end. */
    public static final Expiration NEVER = new Expiration(Type.NO_EXPIRATION, null, null);

    /** An end this long after the beginning. */
    public static Expiration after(Duration duration) {
        return new Expiration(Type.AFTER_DURATION, null, duration);
    }

    /** An end at this time. */
    public static Expiration at(Instant end) {
        return new Expiration(Type.AFTER_DATE_TIME, end, null);
    }

    /** When access ends that begins then; null if it does not. */
    public @Nullable Instant endOf(Instant start) {
        return switch (type) {
            case AFTER_DATE_TIME -> endDateTime;
            case AFTER_DURATION -> duration == null ? null : start.plus(duration);
            case NOT_SPECIFIED, NO_EXPIRATION -> null;
        };
    }
}
