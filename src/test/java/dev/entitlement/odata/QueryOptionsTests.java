package dev.entitlement.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.QueryOptions.Option;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryOptionsTests {

    private static final Set<Option> FOLLOWED = EnumSet.of(Option.FILTER, Option.TOP, Option.SEARCH, Option.COUNT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter=a%20eq%20'b'",
                "%24filter=a+eq+'b'",
                "filter=a%20eq%20%27b%27",
                "$FILTER=a+eq+'b'",
                "&other=1&$filter=+a+eq+'b'+&id=3",
            })
    void optionsAreReadHoweverTheyAreWritten(String query) {
        assertThat(QueryOptions.of(query, FOLLOWED).values()).isEqualTo(Map.of(Option.FILTER, "a eq 'b'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter=a&filter=b",
                "$filter=a&%24Filter=a",
                "$apply=x",
                "$skip=1",
                "levels=1",
                "$id=1",
                "$",
                "$unknown=1",
                "%24unknown=1",
                "$filter=%",
                "$filter=%zz",
                "$filter=a%00b",
            })
    void whatCannotBeFollowedIsRefused(String query) {
        assertThatThrownBy(() -> QueryOptions.of(query, FOLLOWED)).isInstanceOf(GraphException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "abc", "1.0", "0x1", "2147483648", "99999999999999999999", "\u0663"})
    void aNumberIsWrittenInDigits(String number) {
        QueryOptions options = new QueryOptions(Map.of(Option.TOP, number));

        assertThatThrownBy(() -> options.number(Option.TOP))
                .hasMessageContaining("'" + number + "' for $top query option")
                .hasMessageContaining("non-negative integer");
    }

    @Test
    void theLargestNumberIsAnIntegers() {
        assertThat(new QueryOptions(Map.of(Option.TOP, "2147483647")).number(Option.TOP))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(new QueryOptions(Map.of()).number(Option.TOP)).isNull();
    }

    @Test
    void lengthAndDepthHaveTheirLimits() {
        assertThat(QueryOptions.of("$filter=" + "x".repeat(8_000), FOLLOWED).values())
                .hasSize(1);
        assertThat(QueryOptions.of("$filter=" + "(".repeat(40), FOLLOWED).values())
                .hasSize(1);
        assertThat(QueryOptions.of("$filter='" + "(".repeat(400) + "'", FOLLOWED)
                        .values())
                .hasSize(1);
        assertRefused("$filter=" + "x".repeat(8_001), "The $filter query option is longer than 8000 characters.");
        assertRefused("$search=" + "x".repeat(1_001), "The $search query option is longer than 1000 characters.");
        assertRefused("$filter=" + "(".repeat(41), "The $filter query option nests deeper than 40 levels.");
    }

    private static void assertRefused(String query, String message) {
        assertThatThrownBy(() -> QueryOptions.of(query, FOLLOWED)).hasMessage(message);
    }
}
