package dev.entitlement.control;

import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.OtherOrigins;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything under {@code /_emulator}: errors are {@code application/problem+json}
 * (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>), so that no client takes them for Graph's.
 */
@Component
@Order(1)
class ControlSurface implements Surface {

    static final String PREFIX = "/_emulator";

    private final JsonMapper json;
    private final KnownHosts hosts;
    private final ObjectProvider<ControlRoutes> routes;

    ControlSurface(JsonMapper json, KnownHosts hosts, ObjectProvider<ControlRoutes> routes) {
        this.json = json;
        this.hosts = hosts;
        this.routes = routes;
    }

    /** In any case, as its paths are matched. */
    @Override
    public boolean owns(String path) {
        return path.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
    }

    /** A page that somebody happens to visit must not drive the emulator. */
    @Override
    public OtherOrigins otherOrigins() {
        return OtherOrigins.REFUSED;
    }

    @Override
    public boolean isCalled(String host) {
        return hosts.contains(host);
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(failure.status()), detailOf(request, response, failure));
        problem.setProperty("code", codeOf(failure.status()));
        write(response, problem);
    }

    void write(HttpServletResponse response, ControlException refusal) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(refusal.status()), String.valueOf(refusal.getMessage()));
        problem.setProperty("code", refusal.code());
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        refusal.more().forEach(problem::setProperty);
        write(response, problem);
    }

    private String detailOf(HttpServletRequest request, HttpServletResponse response, HttpFailure failure) {
        if (!failure.detail().equals(new HttpFailure(failure.status(), "").detail())) {
            return failure.detail();
        }
        return switch (failure.status()) {
            case 404 -> {
                ControlRoutes known = routes.getIfAvailable();
                yield known == null ? failure.detail() : known.nothingAt(request.getMethod(), ServedPath.of(request));
            }
            case 405 -> {
                String allowed = response.getHeader(HttpHeaders.ALLOW);
                yield allowed == null
                        ? "HTTP knows no such method."
                        : request.getMethod() + " is not for this path; allowed: " + allowed + ".";
            }
            case 406 -> "What is here cannot be had as the Accept header asks for it.";
            case 413 -> "The body is larger than emulator.http.max-body allows.";
            default -> failure.detail();
        };
    }

    /** The status' name in lower camel case: {@code notFound}. */
    private static String codeOf(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "refused" : EnumNames.of(known);
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
