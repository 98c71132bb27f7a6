package dev.entitlement.catalog;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import dev.entitlement.odata.ComplexType;
import dev.entitlement.odata.Kind;
import dev.entitlement.odata.Kind.Spelling;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Graph's {@code expirationPattern} looks like. */
public final class Expirations {

    /** The same in both versions. */
    public static final ComplexType<Expiration> TYPE = ComplexType.of(Expiration.class, "expirationPattern")
            .property("endDateTime", Kind.DATE_TIME, Expiration::endDateTime)
            .property("duration", Kind.DURATION, Expiration::duration)
            .property(
                    "type",
                    Kind.enumeration("expirationPatternType", Expiration.Type.class, Spelling.ENUM),
                    Expiration::type)
            .build();

    private static final Duration LONGEST = Duration.ofDays(3660);

    private Expirations() {}

    /**
     * The expiration that a body means; a body without {@code type} means the one that its members fit.
     *
     * @throws GraphException 400 when the members do not fit the type, or for a duration that is not above zero and up
     *     to 3660 days
     */
    public static Expiration read(Body body) {
        Instant end = body.instant("endDateTime");
        Duration duration = body.duration("duration");
        Expiration.Type type = body.enumeration("type", Expiration.Type.class);
        Expiration.Type meant = type == null ? fitting(end, duration) : type;
        if (end != null && meant != Expiration.Type.AFTER_DATE_TIME) {
            throw GraphException.badRequest("An endDateTime goes with the expiration type afterDateTime alone.");
        }
        if (duration != null && meant != Expiration.Type.AFTER_DURATION) {
            throw GraphException.badRequest("A duration goes with the expiration type afterDuration alone.");
        }
        return switch (meant) {
            case NOT_SPECIFIED -> Expiration.NOT_SPECIFIED;
            case NO_EXPIRATION -> Expiration.NEVER;
            case AFTER_DATE_TIME -> {
                if (end == null) {
                    throw Body.missing("endDateTime");
                }
                yield Expiration.at(end);
            }
            case AFTER_DURATION -> {
                if (duration == null) {
                    throw Body.missing("duration");
                }
                yield Expiration.after(bounded("duration", duration));
            }
        };
    }

    /**
     * A length of time that can be counted with.
     *
     * @throws GraphException 400 unless it is above zero and up to 3660 days
     */
    static Duration bounded(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw GraphException.badRequest(
                    "The property '" + name + "' is more than zero and at most " + LONGEST.toDays() + " days.");
        }
        return duration;
    }

    /**
     * Refuses a length of time of a seed that cannot be counted with.
     *
     * @throws IllegalArgumentException unless it is left out, or above zero and up to 3660 days
     */
    public static void requireCountable(String name, @Nullable TimeSpan span) {
        if (span != null && (span.length().isZero() || span.length().compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(name + " is more than zero and at most " + LONGEST.toDays() + " days");
        }
    }

    private static Expiration.Type fitting(@Nullable Instant end, @Nullable Duration duration) {
        if (end != null) {
            return Expiration.Type.AFTER_DATE_TIME;
        }
        return duration == null ? Expiration.Type.NOT_SPECIFIED : Expiration.Type.AFTER_DURATION;
    }
}
