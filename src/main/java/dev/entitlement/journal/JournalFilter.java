package dev.entitlement.journal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Copies the beginning of every recorded answer, of errors that are dispatched, too. Outside of all other filters. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JournalFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Recording recording = Recording.of(request);
        chain.doFilter(request, recording == null ? response : new CopiedResponse(response, recording));
    }
}
