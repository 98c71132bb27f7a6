package dev.entitlement.assignment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as both databases can compare them. */
@Converter
class DurationInSeconds implements AttributeConverter<@Nullable Duration, @Nullable Long> {

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    @Override
    public @Nullable Duration convertToEntityAttribute(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
