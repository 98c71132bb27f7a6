package dev.entitlement.control;

import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.OtherOrigins;
import dev.entitlement.http.Surface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
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

    private static final String PREFIX = "/_emulator";

    private final JsonMapper json;

    ControlSurface(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    /** A page that somebody happens to visit must not drive the emulator. */
    @Override
    public OtherOrigins otherOrigins() {
        return OtherOrigins.REFUSED;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure)
            throws IOException {
        write(response, ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(failure.status()), failure.detail()));
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

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
