package dev.entitlement.fault;

import dev.entitlement.http.CallNotes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers reads that are permitted as before a write that is to be seen late, or remembers them for that. */
class StaleReadInterceptor implements HandlerInterceptor {

    private final StaleReads reads;

    StaleReadInterceptor(StaleReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        CallFate fate = CallFate.of(request).orElse(null);
        MatchedCall call = fate == null || !request.getMethod().equals("GET")
                ? null
                : CallInterceptor.callOf(request).orElse(null);
        if (fate == null || call == null) {
            return true;
        }
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        ReadsOfTenant.Stale stale = reads.answer(call, target).orElse(null);
        if (stale == null) {
            reads.remember(call, target, fate);
            return true;
        }
        CallNotes.of(request).fault(new CallNotes.FaultNote(stale.fault(), "stale"));
        response.setHeader(FaultedCall.HEADER, stale.fault());
        response.setStatus(stale.read().status());
        response.setContentType(stale.read().contentType());
        response.getOutputStream().write(stale.read().body());
        return false;
    }
}
