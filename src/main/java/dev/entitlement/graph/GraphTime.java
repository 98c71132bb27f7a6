package dev.entitlement.graph;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** {@code Edm.DateTimeOffset} as entitlement management writes it: UTC, with the zeros at the end of a fraction cut. */
public final class GraphTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private GraphTime() {}

    /** {@code 2021-12-12T20:08:52.82Z}; null for a time that is not set. */
    public static @Nullable String format(@Nullable Instant time) {
        return time == null ? null : FORMAT.format(time);
    }
}
