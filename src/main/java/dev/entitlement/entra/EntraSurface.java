package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.OtherOrigins;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of login.microsoftonline.com, all below a tenant, and the shape of their errors. */
@Component
@OnEmbeddedIssuer
@Order(2)
public class EntraSurface implements Surface {

    /** First segments that are no tenant: what Graph's paths begin with, as clients spell them and canonically. */
    private static final String NO_TENANT = "beta|v\\d+(?:\\.\\d+)?|identityGovernance|_emulator";

    /** The tenant as the first segment of a mapping. */
    public static final String TENANT = "/{tenant:(?!(?:" + NO_TENANT + ")$).+}";

    private static final Pattern NO_TENANTS = Pattern.compile(NO_TENANT, Pattern.CASE_INSENSITIVE);

    /** Second segments, in lower case. */
    private static final Set<String> BELOW_TENANT = Set.of("oauth2", "discovery", "v2.0", "userrealm", ".well-known");

    private final VirtualClock clock;
    private final JsonMapper json;

    EntraSurface(VirtualClock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    @Override
    public boolean owns(String path) {
        int second = path.indexOf('/', 1);
        int third = path.indexOf('/', second + 1);
        return second > 1
                && third > 0
                && BELOW_TENANT.contains(path.substring(second + 1, third).toLowerCase(Locale.ROOT))
                && !NO_TENANTS.matcher(path.substring(1, second)).matches();
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
                                ? EntraException.missingParameter(firstParameterOf(ServedPath.of(request)))
                                : EntraException.unreadable(415, failure.detail());
                    default -> EntraException.unreadable(failure.status(), failure.detail());
                });
    }

    private static String firstParameterOf(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith("/token") ? "grant_type" : "client_id";
    }

    /**
     * Writes a refusal with Entra's headers and body.
     *
     * @throws IOException when the client is gone
     */
    public void write(HttpServletRequest request, HttpServletResponse response, EntraException refusal)
            throws IOException {
        TracedRefusal told = TracedRefusal.of(refusal, request, clock.wallTime());
        ObjectNode error = json.createObjectNode();
        error.put("error", refusal.error());
        error.put("error_description", told.description());
        error.putArray("error_codes").add(refusal.aadsts());
        error.put("timestamp", told.timestamp());
        error.put("trace_id", told.traceId());
        error.put("correlation_id", told.correlationId());
        error.put("error_uri", told.uri());
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store, no-cache");
        response.setHeader("Pragma", "no-cache");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(error));
    }
}
