package dev.entitlement.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTests {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:00:00Z, 2026-01-31T09:00:00Z",
        "-15d, 2026-03-16T12:00:00Z",
        "+4h30m, 2026-03-31T16:30:00Z",
        "-1d2h3m4s, 2026-03-30T09:56:56Z",
        "+0s, 2026-03-31T12:00:00Z"
    })
    void readsInstantsAndDistances(String text, Instant meant) {
        assertThat(PointInTime.parse(text).from(NOW)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "15d", "-15", "-15x", "-1h2d", "yesterday", "-9999999d", "2026-01-31", "-15d "})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointInTime.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
