package dev.entitlement.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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

    /** What databases and clients can write with four digits of a year. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** About a thousand years: further away a year would not have four digits, or be before the first. */
    private static final Duration FARTHEST = Duration.ofDays(365_000);

    private static final int LONGEST_SHOWN = 100;

    private final String text;
    private final UnaryOperator<Instant> fromNow;

    private PointInTime(String text, UnaryOperator<Instant> fromNow) {
        this.text = text;
        this.fromNow = fromNow;
    }

    /** That instant, whatever the time is. */
    public static PointInTime at(Instant instant) {
        return new PointInTime(instant.toString(), now -> instant);
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException when the text is neither, its year is not 1 to 9999, or it is more than 365000 days from now
     */
    @JsonCreator
    public static PointInTime parse(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            Duration distance = Duration.ofDays(number(relative, 2))
                    .plusHours(number(relative, 3))
                    .plusMinutes(number(relative, 4))
                    .plusSeconds(number(relative, 5));
            if (distance.compareTo(FARTHEST) > 0) {
                throw new IllegalArgumentException(
                        "'" + text + "' is more than " + FARTHEST.toDays() + " days from now");
            }
            return new PointInTime(
                    text, relative.group(1).equals("-") ? now -> now.minus(distance) : now -> now.plus(distance));
        }
        try {
            Instant fixed = Instant.parse(text);
            if (fixed.isBefore(EARLIEST) || fixed.isAfter(LATEST)) {
                throw new IllegalArgumentException("'" + text + "' is no time of the years 1 to 9999");
            }
            return at(fixed);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(
                    "'" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text)
                            + "' is no time: write an instant such as 2026-01-31T09:00:00Z, or -15d, +4h30m",
                    notATime);
        }
    }

    /** The instant meant when it is now {@code now}. */
    public Instant from(Instant now) {
        return fromNow.apply(now);
    }

    /** The text that was read, or the instant. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
