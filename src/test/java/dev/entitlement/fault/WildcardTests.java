package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTests {

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "a*, abc, true",
        "*c, abc, true",
        "*b*, abc, true",
        "a*c*e, abcde, true",
        "a*c*e, abcd, false",
        "*, '', true",
        "'', a, false",
        ".*, abc, false",
        "**a, ba, true"
    })
    void aStarStandsForAnything(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }

    /** A regular expression of this kind would not come to an end. */
    @Test
    void noPatternHoldsAThread() {
        assertThat(Wildcard.matches("*a".repeat(512) + "b", "a".repeat(32_000))).isFalse();
    }
}
