package dev.entitlement.graph;

import dev.entitlement.http.InnerCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a call of a batch's step, or says why it is none. */
@Component
class BatchCall {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What the batch itself decides, and what belongs to a connection: a step has none. */
    private static final Set<String> NOT_OF_A_STEP = Set.of(
            "authorization",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "expect",
            "te",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto");

    private final JsonMapper json;

    BatchCall(JsonMapper json) {
        this.json = json;
    }

    /** @throws GraphException for a step that cannot be called */
    InnerCall of(BatchStep step, HttpServletRequest batch) {
        String method = text(step, "method").toUpperCase(Locale.ROOT);
        String target = BatchUrl.target(text(step, "url"), batch);
        if (!METHODS.contains(method)) {
            throw new GraphException(
                    405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
        }
        Map<String, String> headers = headersOf(step);
        byte[] body = bodyOf(step, headers.get(CONTENT_TYPE));
        headers.keySet().removeIf(name -> NOT_OF_A_STEP.contains(name.toLowerCase(Locale.ROOT)));
        put(headers, "Host", batch.getHeader("Host"));
        put(headers, "Authorization", batch.getHeader("Authorization"));
        put(headers, GraphHeaders.CLIENT_REQUEST_ID, clientRequestId(step, batch));
        return new InnerCall(method, target, headers, body);
    }

    /** The step's own, or else the one that the batch was sent with, if any. */
    static @Nullable String clientRequestId(BatchStep step, HttpServletRequest batch) {
        String own = null;
        for (Map.Entry<String, JsonNode> header : step.call().path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(GraphHeaders.CLIENT_REQUEST_ID)) {
                own = header.getValue().asString("");
            }
        }
        return own == null ? batch.getHeader(GraphHeaders.CLIENT_REQUEST_ID) : own;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String text(BatchStep step, String property) {
        JsonNode value = step.call().path(property);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw GraphException.badRequest("Request id : " + step.id() + " does not contain a " + property + ".");
        }
        return value.stringValue();
    }

    /** Some clients write a name twice in different cases; the later one counts. */
    private static Map<String, String> headersOf(BatchStep step) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        JsonNode sent = step.call().path("headers");
        boolean readable = sent.isObject() || sent.isMissingNode() || sent.isNull();
        for (Map.Entry<String, JsonNode> header : sent.properties()) {
            readable = readable
                    && header.getValue().isValueNode()
                    && !header.getKey().isEmpty();
            headers.put(header.getKey(), header.getValue().asString(""));
        }
        if (!readable) {
            throw GraphException.badRequest("Request id : " + step.id() + " has headers that cannot be read.");
        }
        return headers;
    }

    private byte[] bodyOf(BatchStep step, @Nullable String contentType) {
        JsonNode body = step.call().path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (contentType == null) {
            throw GraphException.badRequest(
                    "Write request id : " + step.id() + " does not contain Content-Type header.");
        }
        if (body.isString() && !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            return base64(step, body.stringValue());
        }
        return json.writeValueAsBytes(body);
    }

    /** What is no JSON is written in base64, of either alphabet. */
    private static byte[] base64(BatchStep step, String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException otherText) {
            throw GraphException.badRequest("Request id : " + step.id() + " has a body that is not base64.");
        }
    }
}
