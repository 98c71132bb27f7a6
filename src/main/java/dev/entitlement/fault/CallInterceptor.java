package dev.entitlement.fault;

import dev.entitlement.http.CallNotes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a call meet the rules once it is known what it is and who calls, and before anything is judged or looked up. So a
 * bad token is refused as ever, and counts for no rule; a missing permission is told only if no rule says otherwise.
 */
class CallInterceptor implements HandlerInterceptor {

    private final Faults faults;
    private final FaultedCall.Workshop workshop;

    CallInterceptor(Faults faults, FaultedCall.Workshop workshop) {
        this.faults = faults;
        this.workshop = workshop;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        CallFate fate = CallFate.of(request).orElse(null);
        MatchedCall call = fate == null ? null : callOf(request).orElse(null);
        ArmedFault.Hit hit = call == null ? null : faults.meet(call).orElse(null);
        return fate == null
                || call == null
                || hit == null
                || new FaultedCall(request, response, call, fate, hit, workshop).begin();
    }

    /** Empty where no operation is reached, or it is not known for whom. */
    static Optional<MatchedCall> callOf(HttpServletRequest request) {
        CallNotes notes = CallNotes.of(request);
        String operation = notes.operation();
        CallNotes.CallerNote caller = notes.caller();
        if (operation == null) {
            return Optional.empty();
        }
        if (caller != null) {
            return Optional.of(call(request, operation, caller.tenantId(), caller.clientId(), caller.objectId()));
        }
        return TokenCallers.of(request).map(token -> call(request, operation, token.tenantId(), token.client(), null));
    }

    private static MatchedCall call(
            HttpServletRequest request, String operation, UUID tenantId, @Nullable UUID client, @Nullable UUID user) {
        return new MatchedCall(
                tenantId,
                operation,
                CallNotes.of(request).resource(),
                client,
                user,
                request.getMethod(),
                request.getServletPath(),
                name -> Collections.list(request.getHeaders(name)));
    }
}
