package dev.entitlement.fault;

import dev.entitlement.entra.EntraSurface;
import dev.entitlement.graph.GraphSurface;
import dev.entitlement.http.InnerCalls;
import dev.entitlement.http.ServedPath;
import dev.entitlement.http.Surface;
import dev.entitlement.http.Surfaces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps answers back while any rule is armed, so that what a fault does to one is done to all of it. Inside the filter by
 * which calls are remembered: what is remembered is what the client was told. The control API is never touched.
 */
@Component
@Order(-250)
class FaultFilter extends OncePerRequestFilter {

    private final Faults faults;
    private final Surfaces surfaces;
    private final TokenCallers tokenCallers;
    private final WireEnds wire;

    FaultFilter(Faults faults, Surfaces surfaces, TokenCallers tokenCallers, WireEnds wire) {
        this.faults = faults;
        this.surfaces = surfaces;
        this.tokenCallers = tokenCallers;
        this.wire = wire;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallFate fate = faults.mayBeAny() ? fateOf(request) : null;
        if (fate == null) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, answer);
            answered = true;
        } finally {
            fate.tell(answered ? answer.getStatus() : 500, answer.getContentType(), answer.getContentAsByteArray());
        }
        wire.finish(request, answer, fate);
    }

    private @Nullable CallFate fateOf(HttpServletRequest request) {
        Surface surface = surfaces.of(ServedPath.of(request));
        boolean entra = surface instanceof EntraSurface;
        if (InnerCalls.isUnasked(request) || !(entra || surface instanceof GraphSurface)) {
            return null;
        }
        if (entra) {
            tokenCallers.note(request);
        }
        return CallFate.begin(request).orElse(null);
    }
}
