package dev.entitlement.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTimeTests {

    @ParameterizedTest
    @CsvSource({
        "2021-12-12T20:08:52.820Z, 2021-12-12T20:08:52.82Z",
        "2021-12-12T20:08:52.907Z, 2021-12-12T20:08:52.907Z",
        "2021-12-12T20:08:52Z, 2021-12-12T20:08:52Z"
    })
    void cutsTheZerosAtTheEndOfAFraction(Instant time, String written) {
        assertThat(GraphTime.format(time)).isEqualTo(written);
    }

    @Test
    void aTimeThatIsNotSetIsNull() {
        assertThat(GraphTime.format(null)).isNull();
    }
}
