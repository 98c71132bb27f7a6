package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.OtherOrigins;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of login.microsoftonline.com, all below a tenant, and the shape of their errors. */
@Component
@OnEmbeddedIssuer
@Order(2)
class EntraSurface implements Surface {

    /** First segments that are no tenant: what Graph's paths begin with, as clients spell them and canonically. */
    private static final String NO_TENANT = "beta|v\\d+(?:\\.\\d+)?|identityGovernance|_emulator";

    /** The tenant as the first segment of a mapping. */
    static final String TENANT = "/{tenant:(?!(?:" + NO_TENANT + ")$).+}";

    private static final Pattern PATHS = Pattern.compile(
            "/(?!(?:" + NO_TENANT + ")/)[^/]+/(?:oauth2|discovery|v2\\.0)/.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final VirtualClock clock;
    private final JsonMapper json;

    EntraSurface(VirtualClock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    @Override
    public boolean owns(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public OtherOrigins otherOrigins() {
        return OtherOrigins.ALLOWED;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure)
            throws IOException {
        write(
                request,
                response,
                switch (failure.status()) {
                    case 405 -> EntraException.wrongMethod(response.getHeader("Allow"), request.getMethod());
                    // A body that is no form holds no parameter at all; one in an unknown encoding may.
                    case 415 ->
                        response.getHeader("Accept-Encoding") == null
                                ? EntraException.missingParameter("grant_type")
                                : EntraException.unreadable(415, failure.detail());
                    default -> EntraException.unreadable(failure.status(), failure.detail());
                });
    }

    void write(HttpServletRequest request, HttpServletResponse response, EntraException refusal) throws IOException {
        String traceId = UUID.randomUUID().toString();
        String correlationId = correlationId(request.getHeader("client-request-id"));
        String timestamp = TIMESTAMP.format(clock.wallTime());
        ObjectNode error = json.createObjectNode();
        error.put("error", refusal.error());
        error.put(
                "error_description",
                refusal.getMessage() + "\r\nTrace ID: " + traceId + "\r\nCorrelation ID: " + correlationId
                        + "\r\nTimestamp: " + timestamp);
        error.putArray("error_codes").add(refusal.aadsts());
        error.put("timestamp", timestamp);
        error.put("trace_id", traceId);
        error.put("correlation_id", correlationId);
        error.put("error_uri", "https://login.microsoftonline.com/error?code=" + refusal.aadsts());
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store, no-cache");
        response.setHeader("Pragma", "no-cache");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(error));
    }

    private static String correlationId(@Nullable String sent) {
        try {
            return UUID.fromString(sent == null ? "" : sent).toString();
        } catch (IllegalArgumentException notAGuid) {
            return UUID.randomUUID().toString();
        }
    }
}
