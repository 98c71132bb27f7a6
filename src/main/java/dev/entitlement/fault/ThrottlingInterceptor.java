package dev.entitlement.fault;

import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.http.CallNotes;
import dev.entitlement.http.InnerCalls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses calls of Graph that are too many. The steps of a batch count, the batch itself does not; calls of Entra neither.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling-limits">Throttling limits</a>
 */
class ThrottlingInterceptor implements HandlerInterceptor {

    private static final String BATCH = "batch.run";

    /** Nothing is said of a limit of which less is used. */
    private static final double WORTH_TELLING = 0.8;

    private final Throttling throttling;
    private final Refusals refusals;

    ThrottlingInterceptor(Throttling throttling, Refusals refusals) {
        this.throttling = throttling;
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!throttling.mayBeAny() || InnerCalls.isUnasked(request)) {
            return true;
        }
        CallNotes notes = CallNotes.of(request);
        CallNotes.CallerNote caller = notes.caller();
        if (caller == null || notes.operation() == null || BATCH.equals(notes.operation())) {
            return true;
        }
        Verdict verdict = throttling.judge(caller.tenantId(), caller.clientId());
        Limit limit = verdict.limit();
        if (limit != null && verdict.used() >= WORTH_TELLING) {
            response.setHeader("x-ms-throttle-limit-percentage", String.format(Locale.ROOT, "%.2f", verdict.used()));
        }
        if (limit == null || !verdict.refuses()) {
            return true;
        }
        notes.fault(new CallNotes.FaultNote("throttling", "throttle"));
        response.setHeader(
                "x-ms-throttle-scope",
                limit.scope().headerName() + "/ReadWrite/" + caller.clientId() + "/" + caller.tenantId());
        response.setHeader("x-ms-throttle-information", "ResourceUnitLimitExceeded");
        refusals.throttle(request, response, verdict.delay());
        return false;
    }
}
