package dev.entitlement.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.entitlement.graph.GraphException;
import jakarta.persistence.criteria.Expression;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SkipTokenTests {

    private static final List<SortOrder.Key> KEYS = Stream.of(
                    Kind.GUID, Kind.STRING, Kind.STRING, Kind.DATE_TIME, Kind.BOOLEAN, Kind.INT32)
            .map(SkipTokenTests::key)
            .toList();

    private final SkipToken tokens = tokensOf("a key");

    @Test
    void whatWasWrittenIsRead() {
        List<Object> place = Arrays.asList(
                UUID.fromString("44444444-0000-4000-8000-000000000001"),
                null,
                "\"quoted\", 'é' \\ \u0001",
                Instant.parse("2026-01-19T20:02:40.970001Z"),
                true,
                -5);

        String token = tokens.write("/a query", place);

        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.read("/a query", token, KEYS)).isEqualTo(place);
    }

    @Test
    void anotherQueryAnotherOrderAndAnotherKeyReadNothing() {
        String token = tokens.write("/a query", List.of("x"));
        List<SortOrder.Key> keys = List.of(key(Kind.STRING));

        assertThat(tokens.read("/a query", token, keys)).containsExactly("x");
        assertRefused(tokens, "/another query", token, keys);
        assertRefused(tokens, "/a query", token, List.of(key(Kind.INT32)));
        assertRefused(tokens, "/a query", token, List.of(key(Kind.STRING), key(Kind.GUID)));
        assertRefused(tokensOf("another key"), "/a query", token, keys);
    }

    @Test
    void noTruncatedOrChangedTokenIsRead() {
        String token = tokens.write("/a query", List.of("a place"));
        List<SortOrder.Key> keys = List.of(key(Kind.STRING));

        for (int at = 0; at < token.length(); at++) {
            assertRefused(tokens, "/a query", token.substring(0, at), keys);
            String changed = token.charAt(at) == '-' ? "_" : "-";
            if (at < token.length() - 1) {
                assertRefused(tokens, "/a query", token.substring(0, at) + changed + token.substring(at + 1), keys);
            }
        }
    }

    private static void assertRefused(SkipToken tokens, String query, String token, List<SortOrder.Key> keys) {
        assertThatThrownBy(() -> tokens.read(query, token, keys))
                .as(token)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("$skiptoken");
    }

    private static SkipToken tokensOf(String key) {
        PagingKeys keys = mock(PagingKeys.class);
        when(keys.key()).thenReturn(key.getBytes(StandardCharsets.UTF_8));
        return new SkipToken(keys, new JsonMapper());
    }

    private static SortOrder.Key key(Kind kind) {
        return new SortOrder.Key(mock(Expression.class), kind, false, true);
    }
}
