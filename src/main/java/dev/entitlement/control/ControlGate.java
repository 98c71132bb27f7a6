package dev.entitlement.control;

import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.ServedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through to the control API who may drive the emulator, and no body that a page of another site could send. */
class ControlGate extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Browsers ask before they send one of these for a page of another site; they do not ask for forms and plain text. */
    private static final Set<String> TYPES =
            Set.of("application/json", "application/yaml", "application/x-yaml", "text/yaml");

    private final ControlSurface surface;
    private final ControlAccess access;

    ControlGate(ControlSurface surface, ControlAccess access) {
        this.surface = surface;
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = ServedPath.of(request);
        if (!access.serves(path)) {
            surface.write(
                    request,
                    response,
                    new HttpFailure(
                            404,
                            access.isOffForWantOfAToken()
                                    ? "With emulator.auth.issuer-uri the control API is off until there is an"
                                            + " emulator.control.token."
                                    : "The control API is off."));
        } else if (!access.permits(path, request)) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"control API\"" + (header == null ? "" : ", error=\"invalid_token\""));
            surface.write(
                    request,
                    response,
                    new HttpFailure(
                            401, "Send Authorization: Bearer with the token that emulator.control.token is set to."));
        } else if (hasBody(request) && !TYPES.contains(mediaType(request))) {
            surface.write(
                    request,
                    response,
                    new HttpFailure(
                            415,
                            "A body must be sent with Content-Type: application/json, or application/yaml where a"
                                    + " document is taken."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
