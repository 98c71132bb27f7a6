package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a call as JSON, and refuses as Graph does what is none. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * The body; a missing node when it is empty.
     *
     * @throws GraphException 400 for a body that is no JSON or names a member twice, 415 for one that is encoded
     * @throws IOException when the body cannot be read to its end
     */
    public static JsonNode read(HttpServletRequest request, JsonMapper json) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String encoding = request.getHeader("Content-Encoding");
        if (body.length > 0 && encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new GraphException(
                    415, "UnsupportedMediaType", "The content encoding '" + encoding + "' is not supported.");
        }
        try {
            return json.reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(body);
        } catch (JacksonException notJson) {
            throw refusal();
        }
    }

    /** The refusal of a body that cannot be read. */
    public static GraphException refusal() {
        return GraphException.badRequest("Unable to read JSON request payload. Please ensure Content-Type"
                + " header is set and payload is of valid JSON format.");
    }
}
