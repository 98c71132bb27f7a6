package dev.entitlement.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: ISO 8601 ({@code PT2S}), or short in days, hours, minutes, seconds and
 * milliseconds ({@code 15d}, {@code 4h30m}, {@code 500ms}). Never negative; written as ISO 8601.
 */
public record TimeSpan(Duration length) {

    private static final Pattern SHORT = Pattern.compile(
            "(-?)(?=\\d)(?:(\\d{1,18})d)?(?:(\\d{1,18})h)?(?:(\\d{1,18})m(?!s))?(?:(\\d{1,18})s)?(?:(\\d{1,18})ms)?");

    /** Of what is meant to pass; nobody lives to see more. */
    private static final Duration LONGEST = Duration.ofDays(999_999_999);

    private static final int LONGEST_SHOWN = 100;

    /** @throws IllegalArgumentException when it is negative or longer than 999,999,999 days */
    public TimeSpan {
        requireWithinBounds(length, length.toString());
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException when the text is neither, negative or too long
     */
    @JsonCreator
    public static TimeSpan parse(String text) {
        try {
            Duration length = lengthOf(text);
            requireWithinBounds(length, text);
            return new TimeSpan(length);
        } catch (ArithmeticException overflow) {
            throw tooLong(text);
        } catch (DateTimeParseException notALength) {
            if (notALength.getCause() instanceof ArithmeticException) {
                throw tooLong(text);
            }
            throw new IllegalArgumentException(
                    shown(text) + " is no length of time: write PT2S, 15d, 4h30m or 500ms", notALength);
        }
    }

    private static Duration lengthOf(String text) {
        Matcher parts = SHORT.matcher(text);
        if (!parts.matches()) {
            return Duration.parse(text);
        }
        Duration length = Duration.ofDays(number(parts, 2))
                .plusHours(number(parts, 3))
                .plusMinutes(number(parts, 4))
                .plusSeconds(number(parts, 5))
                .plusMillis(number(parts, 6));
        return parts.group(1).isEmpty() ? length : length.negated();
    }

    private static void requireWithinBounds(Duration length, String text) {
        if (length.isNegative()) {
            throw new IllegalArgumentException(shown(text) + " is negative, and a length of time is not");
        }
        if (length.compareTo(LONGEST) > 0) {
            throw tooLong(text);
        }
    }

    private static IllegalArgumentException tooLong(String text) {
        return new IllegalArgumentException(shown(text) + " is longer than any length of time may be");
    }

    private static String shown(String text) {
        return "'" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text) + "'";
    }

    @JsonValue
    @Override
    public String toString() {
        return length.toString();
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
