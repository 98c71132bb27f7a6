package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.clock.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatencyTests {

    private static List<Duration> thousand(Latency latency) {
        Random draws = new Random(1);
        return Stream.generate(() -> latency.length(draws)).limit(1000).sorted().toList();
    }

    @Test
    void uniformStaysWithinItsBoundsAndFillsThem() {
        List<Duration> drawn =
                thousand(new Latency(null, new Latency.Uniform(TimeSpan.parse("1s"), TimeSpan.parse("2s")), null));
        assertThat(drawn.get(0)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1050));
        assertThat(drawn.get(999)).isBetween(Duration.ofMillis(1950), Duration.ofMillis(2000));
    }

    @Test
    void lognormalHasItsMedianAndItsMost() {
        List<Duration> drawn = thousand(
                new Latency(null, null, new Latency.Lognormal(TimeSpan.parse("100ms"), 1, TimeSpan.parse("500ms"))));
        assertThat(drawn.get(500)).isBetween(Duration.ofMillis(85), Duration.ofMillis(115));
        assertThat(drawn.get(999)).isEqualTo(Duration.ofMillis(500));
        List<Duration> unbounded =
                thousand(new Latency(null, null, new Latency.Lognormal(TimeSpan.parse("9m"), 5, null)));
        assertThat(unbounded.get(999)).isEqualTo(Duration.ofMinutes(10));
    }
}
