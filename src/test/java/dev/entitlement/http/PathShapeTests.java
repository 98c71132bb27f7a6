package dev.entitlement.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

class PathShapeTests {

    private static final PathPatternParser PARSER = new PathPatternParser();

    static {
        PARSER.setCaseSensitive(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/beta/requests/{id} /beta/requests/1",
                "/beta/requests/{id} /BETA/Requests/1",
                "/beta/requests/{id}/reprocess /beta/requests/a%2Fb/reprocess",
                "/beta/requests/{id}/reprocess /beta/re%71uests/1/reprocess",
                "/beta/requests/{id} /beta/requests/1;v=2",
                "/beta/{id:[^$(]+} /beta/1",
                "/beta/groups(by='{value}') /beta/groups(by='x')",
                "/beta/*.txt /beta/a.txt",
                "/beta/a?c /beta/abc",
            })
    void aPathThatMatchesHasTheShape(String pattern, String path) {
        PathPattern parsed = PARSER.parse(pattern);
        PathContainer container = PathContainer.parsePath(path);
        assertThat(parsed.matches(container)).isTrue();
        assertThat(shape(parsed).mayMatch(PathShape.segmentsOf(container))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/beta/requests/{id} /beta/requests",
                "/beta/requests/{id} /beta/requests/1/reprocess",
                "/beta/requests/{id} /v1.0/requests/1",
                "/beta/requests/{id}/reprocess /beta/requests/1/cancel",
            })
    void aPathOfAnotherShapeIsNotCompared(String pattern, String path) {
        PathPattern parsed = PARSER.parse(pattern);
        PathContainer container = PathContainer.parsePath(path);
        assertThat(parsed.matches(container)).isFalse();
        assertThat(shape(parsed).mayMatch(PathShape.segmentsOf(container))).isFalse();
    }

    @Test
    void blanksBelongToTheSegment() {
        PathPattern parsed = PARSER.parse("/beta/ a /{id}");
        assertThat(shape(parsed).mayMatch(PathShape.segmentsOf(PathContainer.parsePath("/beta/%20a%20/1"))))
                .isTrue();
    }

    @Test
    void aPatternOfAnyLengthHasNoShape() {
        assertThat(PathShape.of(PARSER.parse("/beta/**"))).isNull();
        assertThat(PathShape.of(PARSER.parse("/beta/{*rest}"))).isNull();
    }

    private static PathShape shape(PathPattern pattern) {
        PathShape shape = PathShape.of(pattern);
        assertThat(shape).isNotNull();
        return Objects.requireNonNull(shape);
    }
}
