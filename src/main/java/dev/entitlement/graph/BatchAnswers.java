package dev.entitlement.graph;

import dev.entitlement.http.InnerAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answer of a batch's step into the answer of the batch. */
@Component
class BatchAnswers {

    private static final String CONTENT_TYPE = "Content-Type";

    /** What is said once, by the batch. */
    private static final Set<String> OF_THE_BATCH = anyCase(
            "Connection",
            "Content-Length",
            "Date",
            "Keep-Alive",
            "Strict-Transport-Security",
            "Transfer-Encoding",
            "Vary",
            "x-ms-ags-diagnostic");

    private static final Pattern INTEGER = Pattern.compile("0|[1-9]\\d{0,17}");

    private final JsonMapper json;
    private final GraphSurface surface;

    BatchAnswers(JsonMapper json, GraphSurface surface) {
        this.json = json;
        this.surface = surface;
    }

    ObjectNode of(BatchStep step, InnerAnswer answer) {
        ObjectNode response = response(step, answer.status());
        ObjectNode headers = response.putObject("headers");
        answer.headers().forEach((name, value) -> {
            if (!OF_THE_BATCH.contains(name)) {
                headers.put(name, value);
            }
        });
        if (answer.body().length > 0) {
            response.set("body", body(answer.headers().getOrDefault(CONTENT_TYPE, ""), answer.body()));
        }
        return response;
    }

    /** The answer of a step that was not called. */
    ObjectNode refused(BatchStep step, GraphHeaders.CallIds ids, GraphException refusal) {
        ObjectNode response = response(step, refusal.status());
        response.putObject("headers")
                .put(GraphHeaders.CLIENT_REQUEST_ID, ids.clientRequestId())
                .put(CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .put(GraphHeaders.REQUEST_ID, ids.requestId());
        response.set("body", surface.envelope(ids, refusal));
        return response;
    }

    private ObjectNode response(BatchStep step, int status) {
        return json.createObjectNode().put("id", step.id()).put("status", status);
    }

    private JsonNode body(String contentType, byte[] body) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            try {
                return json.readTree(body);
            } catch (JacksonException broken) {
                return text(body);
            }
        }
        return type.startsWith("text/")
                ? text(body)
                : json.getNodeFactory().stringNode(Base64.getEncoder().encodeToString(body));
    }

    /** A count is a number, as everywhere in JSON. */
    private JsonNode text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return INTEGER.matcher(text).matches()
                ? json.getNodeFactory().numberNode(Long.parseLong(text))
                : json.getNodeFactory().stringNode(text);
    }

    private static Set<String> anyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
