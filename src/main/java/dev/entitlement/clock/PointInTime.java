package dev.entitlement.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as people write it: an ISO 8601 instant ({@code 2026-01-31T09:00:00Z}), or relative to now in days, hours,
 * minutes and seconds ({@code -15d}, {@code +4h30m}).
 */
public final class PointInTime {

    private static final Pattern RELATIVE =
            Pattern.compile("([+-])(?=\\d)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    private final UnaryOperator<Instant> fromNow;

    private PointInTime(UnaryOperator<Instant> fromNow) {
        this.fromNow = fromNow;
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    @JsonCreator
    public static PointInTime parse(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            Duration distance = Duration.ofDays(number(relative, 2))
                    .plusHours(number(relative, 3))
                    .plusMinutes(number(relative, 4))
                    .plusSeconds(number(relative, 5));
            return new PointInTime(
                    relative.group(1).equals("-") ? now -> now.minus(distance) : now -> now.plus(distance));
        }
        try {
            Instant fixed = Instant.parse(text);
            return new PointInTime(now -> fixed);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: write an instant such as 2026-01-31T09:00:00Z, or -15d, +4h30m",
                    notATime);
        }
    }

    /** The instant meant when it is now {@code now}. */
    public Instant from(Instant now) {
        return fromNow.apply(now);
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
