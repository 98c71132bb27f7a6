package dev.entitlement.identity;

import dev.entitlement.graph.Guids;
import dev.entitlement.graph.Operation;
import dev.entitlement.http.CallNotes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes who calls which operation of Graph on what, before anything is judged or looked up. */
class GraphCallInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method) {
            Operation.of(method).ifPresent(operation -> note(CallNotes.of(request), operation, request));
        }
        return true;
    }

    private static void note(CallNotes notes, Operation operation, HttpServletRequest request) {
        notes.operation(operation.name());
        for (String segment : StringUtils.tokenizeToStringArray(request.getServletPath(), "/", false, true)) {
            if (Guids.isGuid(segment)) {
                notes.resource(UUID.fromString(segment));
                break;
            }
        }
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication call) {
            Caller caller = call.getPrincipal();
            notes.caller(new CallNotes.CallerNote(
                    caller.tenantId(), caller.clientId(), caller.objectId(), caller.delegated()));
        }
    }
}
