package dev.entitlement.control;

import dev.entitlement.http.HttpFailure;
import dev.entitlement.http.ServedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The framework's own endpoints refuse without a word, and this is the word. */
class EmptyRefusals extends OncePerRequestFilter {

    private final ControlSurface surface;

    EmptyRefusals(ControlSurface surface) {
        this.surface = surface;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND
                && !response.isCommitted()
                && response.getContentType() == null) {
            String path = ServedPath.of(request);
            String parent = path.substring(0, path.lastIndexOf('/'));
            surface.write(
                    request,
                    response,
                    new HttpFailure(404, "There is nothing at " + path + "; GET " + parent + " tells what there is."));
        }
    }
}
