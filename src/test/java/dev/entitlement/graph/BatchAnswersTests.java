package dev.entitlement.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.entitlement.http.InnerAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers that no operation gives alone: each kind of body, each header. */
class BatchAnswersTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final BatchAnswers answers = new BatchAnswers(JSON, mock(GraphSurface.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;charset=utf-8 | {\"a\":[1]}  | {\"a\":[1]}",
                "application/json               | {\"a\":      | \"{\\\"a\\\":\"",
                "text/plain                     | 42           | 42",
                "text/plain;charset=utf-8       | 0            | 0",
                "text/plain                     | 007          | \"007\"",
                "text/plain                     | 42 requests  | \"42 requests\"",
                "image/png                      | 42           | \"NDI=\"",
                "''                             | 42           | \"NDI=\""
            })
    void aBodyIsWrittenAsJson(String contentType, String body, String written) {
        assertThat(response(200, Map.of("Content-Type", contentType), body))
                .isEqualTo("{\"id\":\"1\",\"status\":200,\"headers\":{\"Content-Type\":\"" + contentType
                        + "\"},\"body\":" + written + "}");
    }

    @ParameterizedTest
    @CsvSource({"Location, https://graph.microsoft.com/beta/x", "Retry-After, 10", "WWW-Authenticate, Bearer"})
    void aHeaderIsWrittenAsItIs(String name, String value) {
        assertThat(response(204, Map.of(name, value, "vary", "Accept-Encoding"), ""))
                .isEqualTo("{\"id\":\"1\",\"status\":204,\"headers\":{\"" + name + "\":\"" + value + "\"}}");
    }

    @Test
    void anAnswerWithNothingHasNoBody() {
        assertThat(response(202, Map.of(), "")).isEqualTo("{\"id\":\"1\",\"status\":202,\"headers\":{}}");
    }

    private String response(int status, Map<String, String> headers, String body) {
        return answers.of(
                        new BatchStep("1", JSON.createObjectNode(), List.of()),
                        new InnerAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }
}
