package dev.entitlement.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidsTests {

    @Test
    void thirtyTwoDigitsWithFourDashesAreAGuidInAnyCase() {
        assertThat(Guids.parse("0123abcd-4567-89EF-abcd-0123456789aB"))
                .isEqualTo(UUID.fromString("0123abcd-4567-89ef-abcd-0123456789ab"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0123abcd456789EFabcd0123456789aB",
                "0123abcd-4567-89EF-abcd-0123456789a",
                "0123abcd-4567-89EF-abcd-0123456789aBc",
                "{0123abcd-4567-89EF-abcd-0123456789aB}",
                "0123abcd-4567-89EF-abcd-0123456789ag",
                "0123abcd-4567-89EF-abcd-0123456789a\u0661",
                "0123abcd-4567-89EF-abcd-0123456789a\uFF11",
                "0123abcd-4567-89EF-abcd-0123456789a\n",
                "0123abcd45-67-89EF-abcd-0123456789aB",
                "0123abcd-4567-89EF-abcd-01234567-9aB",
                "--------------------------------------",
            })
    void nothingElseIs(String text) {
        assertThat(Guids.isGuid(text)).isFalse();
        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> Guids.parse(text));
    }
}
