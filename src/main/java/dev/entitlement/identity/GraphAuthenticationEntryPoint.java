package dev.entitlement.identity;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphSurface;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Answers 401 as Graph's gateway does. */
@Component
class GraphAuthenticationEntryPoint implements AuthenticationEntryPoint {

    private static final Logger log = LoggerFactory.getLogger(GraphAuthenticationEntryPoint.class);

    private final GraphSurface surface;

    GraphAuthenticationEntryPoint(GraphSurface surface) {
        this.surface = surface;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof IssuerUnavailableException) {
            log.warn("The issuer's keys could not be had: {}", String.valueOf(refusal.getCause()));
            response.setHeader("Retry-After", "1");
            surface.write(request, response, new GraphException(503, "ServiceUnavailable", messageOf(refusal)));
            return;
        }
        // Without a token nothing was refused by the decoder: the call was anonymous.
        AuthenticationException reason =
                refusal instanceof TokenRefusedException ? refusal : TokenRefusedException.empty();
        response.setHeader("WWW-Authenticate", BearerChallenge.plain());
        surface.write(request, response, new GraphException(401, "InvalidAuthenticationToken", messageOf(reason)));
    }

    private static String messageOf(AuthenticationException refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
