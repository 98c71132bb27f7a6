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
            "(?=\\d)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    /** @throws IllegalArgumentException when it is negative */
    public TimeSpan {
        if (length.isNegative()) {
            throw new IllegalArgumentException("'" + length + "' is negative");
        }
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException when the text is neither, or negative
     */
    @JsonCreator
    public static TimeSpan parse(String text) {
        Matcher parts = SHORT.matcher(text);
        if (parts.matches()) {
            return new TimeSpan(Duration.ofDays(number(parts, 1))
                    .plusHours(number(parts, 2))
                    .plusMinutes(number(parts, 3))
                    .plusSeconds(number(parts, 4))
                    .plusMillis(number(parts, 5)));
        }
        try {
            return new TimeSpan(Duration.parse(text));
        } catch (DateTimeParseException notALength) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no length of time: write PT2S, 15d, 4h30m or 500ms", notALength);
        }
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
