package dev.entitlement.graph;

import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surfaces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Gives every call of Graph its headers and its one canonical path, so that everything behind it knows one spelling.
 * Runs before the security filters.
 */
@Component
@Order(-200)
class GraphPathFilter extends OncePerRequestFilter {

    private final Surfaces surfaces;

    GraphPathFilter(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(surfaces.of(ServedPath.of(request)) instanceof GraphSurface);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        GraphHeaders.common(request, response);
        GraphHeaders.success(response);
        String canonical = GraphPath.canonical(ServedPath.of(request));
        String encoded = UriUtils.encodePath(canonical, StandardCharsets.UTF_8);
        chain.doFilter(
                encoded.equals(request.getRequestURI()) ? request : new AtPath(request, canonical, encoded), response);
    }

    private static final class AtPath extends HttpServletRequestWrapper {

        private final String path;
        private final String uri;

        AtPath(HttpServletRequest request, String path, String uri) {
            super(request);
            this.path = path;
            this.uri = uri;
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }
    }
}
