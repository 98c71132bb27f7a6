package dev.entitlement.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps Spring from sending an answer before its end, so that its end is not sent by itself: one write to the connection,
 * and one for the client to read. {@link HeadValve} does what else a flush would have done.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UnflushedFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Unflushed(request, response));
    }

    private static final class Unflushed extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Unflushed(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void flushBuffer() throws IOException {
            if (request.isAsyncStarted()) {
                super.flushBuffer();
            } else {
                HeadValve.settleHeadOf(request);
            }
        }
    }
}
