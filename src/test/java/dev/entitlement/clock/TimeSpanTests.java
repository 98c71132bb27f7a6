package dev.entitlement.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTests {

    @ParameterizedTest
    @CsvSource({
        "PT2S, PT2S",
        "15d, PT360H",
        "4h30m, PT4H30M",
        "500ms, PT0.5S",
        "1m500ms, PT1M0.5S",
        "1000000d, PT24000000H",
        "0s, PT0S"
    })
    void readsBothForms(String text, Duration meant) {
        assertThat(TimeSpan.parse(text).length()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is no length of time",
        "soon, is no length of time",
        "1h2d, is no length of time",
        "5, is no length of time",
        "-, is no length of time",
        "-1s, is negative",
        "-PT1S, is negative",
        "-1000000000d, is negative",
        "1000000000d, is longer than",
        "999999999999999999d, is longer than",
        "PT9999999999999999H, is longer than"
    })
    void saysWhyAnythingElseIsNone(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse(text))
                .withMessageStartingWith("'" + text + "' " + why);
    }
}
