package dev.entitlement.entra;

import dev.entitlement.http.ServedPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the id of a call in its answer, refused or not, as Entra does. Runs before the security filters. */
@Component
@Order(-200)
class EntraTraceFilter extends OncePerRequestFilter {

    private final Optional<EntraSurface> surface;

    /** @param surface none where another issuer's tokens are accepted */
    EntraTraceFilter(Optional<EntraSurface> surface) {
        this.surface = surface;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return surface.isEmpty() || !surface.get().owns(ServedPath.of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(EntraTrace.HEADER, EntraTrace.idOf(request));
        chain.doFilter(request, response);
    }
}
