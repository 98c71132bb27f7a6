package dev.entitlement.graph;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.OtherOrigins;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Graph: every path that no other surface owns, and the envelope of every error.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Graph's error responses</a>
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class GraphSurface implements Surface {

    /** Unlike every other time of Graph's, this one has neither zone nor fraction. */
    private static final DateTimeFormatter INNER_ERROR_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final VirtualClock clock;
    private final JsonMapper json;
    private final FidelityProperties fidelity;
    private final ObjectProvider<KnownSegments> known;

    GraphSurface(
            VirtualClock clock, JsonMapper json, FidelityProperties fidelity, ObjectProvider<KnownSegments> known) {
        this.clock = clock;
        this.json = json;
        this.fidelity = fidelity;
        this.known = known;
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public OtherOrigins otherOrigins() {
        return OtherOrigins.ALLOWED;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure)
            throws IOException {
        write(request, response, refusalFor(request, failure));
    }

    /**
     * Writes a refusal with Graph's headers and envelope.
     *
     * @throws IOException when the client is gone
     */
    public void write(HttpServletRequest request, HttpServletResponse response, GraphException refusal)
            throws IOException {
        int status = refusal instanceof InvalidStateException ? fidelity.invalidStateStatus() : refusal.status();
        write(request, response, status, envelope(GraphHeaders.idsOf(request), refusal));
    }

    /**
     * Writes a failure with Graph's headers and a body that differs from its usual envelope.
     *
     * @throws IOException when the client is gone
     */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, JsonNode body)
            throws IOException {
        GraphHeaders.common(request, response);
        GraphHeaders.failure(response);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** The usual body of a refusal. */
    public ObjectNode envelope(GraphHeaders.CallIds ids, GraphException refusal) {
        ObjectNode envelope = json.createObjectNode();
        ObjectNode error = envelope.putObject("error");
        error.put("code", refusal.code());
        error.put("message", refusal.getMessage());
        error.putObject("innerError")
                .put("date", INNER_ERROR_DATE.format(clock.wallTime()))
                .put("request-id", ids.requestId())
                .put("client-request-id", ids.clientRequestId());
        return envelope;
    }

    private GraphException refusalFor(HttpServletRequest request, HttpFailure failure) {
        if (failure.status() == 404) {
            return GraphModel.unrouted(
                    GraphPath.canonical(ServedPath.of(request)),
                    request.getRequestURL().toString(),
                    known.getIfAvailable(() -> (version, set, followed, segment) -> true));
        }
        return switch (failure.status()) {
            case 400 -> GraphException.badRequest(failure.detail());
            case 405 ->
                new GraphException(
                        405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
            case 406 ->
                new GraphException(
                        406,
                        "NotAcceptable",
                        "This service doesn't support the format requested in the Accept header.");
            case 413 -> new GraphException(413, "RequestEntityTooLarge", "The request body is too large.");
            case 415 ->
                new GraphException(
                        415, "UnsupportedMediaType", "The encoding or media type of the request is not supported.");
            case 500 -> new GraphException(500, "InternalServerError", "An internal server error occurred.");
            case 503 -> new GraphException(503, "ServiceUnavailable", failure.detail());
            default -> new GraphException(failure.status(), "UnknownError", failure.detail());
        };
    }
}
