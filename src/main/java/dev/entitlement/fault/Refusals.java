package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.EntraSurface;
import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphHeaders;
import dev.entitlement.graph.GraphSurface;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import dev.entitlement.http.Surfaces;
import dev.entitlement.identity.BearerChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Words what faults refuse as Graph or Entra would, whichever was called. */
@Component
class Refusals {

    private static final Pattern AADSTS = Pattern.compile("(?:AADSTS)?(\\d{4,8})");

    private final Surfaces surfaces;
    private final VirtualClock clock;

    Refusals(Surfaces surfaces, VirtualClock clock) {
        this.surfaces = surfaces;
        this.clock = clock;
    }

    /** Whole seconds, rounded up. */
    static String seconds(Duration length) {
        return Long.toString(length.plusNanos(999_999_999).toSeconds());
    }

    /**
     * 429.
     *
     * @see <a href="https://learn.microsoft.com/graph/throttling#sample-response">The documented sample</a>
     */
    void throttle(HttpServletRequest request, HttpServletResponse response, Duration retryAfter) throws IOException {
        response.setHeader("Retry-After", seconds(retryAfter));
        if (surfaceOf(request) instanceof GraphSurface graph) {
            graph.write(request, response, 429, throttled(graph, GraphHeaders.idsOf(request)));
        } else {
            fail(
                    request,
                    response,
                    new Failure(429, "temporarily_unavailable", "There are too many incoming requests.", null, null));
        }
    }

    /** Unlike any other error this one says everything twice, and does not repeat the client's id. */
    private static ObjectNode throttled(GraphSurface graph, GraphHeaders.CallIds ids) {
        ObjectNode usual = graph.envelope(ids, new GraphException(429, "TooManyRequests", "Please retry again later."));
        ObjectNode error = (ObjectNode) usual.path("error");
        String date = error.path("innerError").path("date").asString();
        String message = error.path("message").asString();
        error.removeAll();
        error.put("code", "TooManyRequests");
        error.putObject("innerError")
                .put("code", "429")
                .put("date", date)
                .put("message", "Please retry after")
                .put("request-id", ids.requestId())
                .put("status", "429");
        error.put("message", message);
        return usual;
    }

    /** Any other error. */
    void fail(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        if (failure.retryAfter() != null) {
            response.setHeader("Retry-After", seconds(failure.retryAfter().length()));
        }
        Surface surface = surfaceOf(request);
        JsonNode body = failure.body();
        if (body != null && body.isString()) {
            response.setStatus(failure.statusOrUsual());
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(body.stringValue().getBytes(StandardCharsets.UTF_8));
        } else if (surface instanceof GraphSurface graph) {
            GraphException refusal =
                    new GraphException(failure.statusOrUsual(), failure.codeOrUsual(), failure.messageOrUsual());
            graph.write(
                    request,
                    response,
                    failure.statusOrUsual(),
                    body == null ? graph.envelope(GraphHeaders.idsOf(request), refusal) : body);
        } else if (surface instanceof EntraSurface entra) {
            entra.write(request, response, entraRefusal(failure));
        } else {
            throw new IllegalStateException("Faults meet calls of Graph and Entra only");
        }
    }

    private static EntraException entraRefusal(Failure failure) {
        Matcher number = AADSTS.matcher(failure.code() == null ? "" : failure.code());
        boolean numbered = number.matches();
        String error = failure.statusOrUsual() == 401
                ? "invalid_client"
                : failure.statusOrUsual() == 429
                        ? "temporarily_unavailable"
                        : failure.statusOrUsual() < 500 ? "invalid_request" : "server_error";
        return EntraException.of(
                failure.statusOrUsual(),
                failure.code() == null || numbered ? error : failure.code(),
                numbered ? Integer.parseInt(number.group(1)) : failure.statusOrUsual() == 429 ? 90055 : 90033,
                failure.message() == null ? "A transient error has occurred. Please try again." : failure.message());
    }

    /** 503, and a header that says why: a fault cannot be done to this call, because too many others are held. */
    void tooManyHeld(HttpServletRequest request, HttpServletResponse response, String limits) throws IOException {
        response.setHeader("x-emulator-fault-refused", "at most " + limits);
        fail(
                request,
                response,
                new Failure(503, null, "The emulator cannot hold one more call: at most " + limits + ".", null, null));
    }

    /** 401: whatever the token is worth. Entra, which is asked for one, finds the secret expired instead. */
    void refuseToken(HttpServletRequest request, HttpServletResponse response, BadToken refused) throws IOException {
        if (!(surfaceOf(request) instanceof GraphSurface graph)) {
            fail(
                    request,
                    response,
                    new Failure(401, "AADSTS7000222", "The provided client secret keys are expired.", null, null));
            return;
        }
        response.setHeader(
                "WWW-Authenticate",
                refused.challenges()
                        ? BearerChallenge.withClaims("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\""
                                + clock.wallTime().getEpochSecond() + "\"}}}")
                        : BearerChallenge.plain());
        graph.write(request, response, new GraphException(401, "InvalidAuthenticationToken", refused.message()));
    }

    private Surface surfaceOf(HttpServletRequest request) {
        return surfaces.of(ServedPath.of(request));
    }
}
