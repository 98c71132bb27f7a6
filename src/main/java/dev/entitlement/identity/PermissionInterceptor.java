package dev.entitlement.identity;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.Operation;
import dev.entitlement.http.CallNotes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The one place where permissions are judged: after the route is known, before anything is looked up, so that a caller
 * without permission does not learn what exists.
 *
 * @see <a href="https://learn.microsoft.com/graph/permissions-reference">Permissions reference</a>
 */
class PermissionInterceptor implements HandlerInterceptor {

    /** The names of all delegated permissions that entitlement management knows begin with one of these. */
    private static final Set<String> FAMILY = Set.of("EntitlementManagement.", "EntitlementMgmt-");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Which methods a path has is nobody's secret, and Spring answers OPTIONS for every mapped one. An error
        // that is dispatched was judged when it was a call.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !HttpMethod.OPTIONS.matches(request.getMethod())
                && handler instanceof HandlerMethod method) {
            Operation operation = Operation.of(method).orElse(null);
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (operation != null && operation.anyCaller()) {
                return true;
            }
            if (operation != null && authentication instanceof CallerAuthentication call) {
                judge(call.getPrincipal(), operation, CallNotes.of(request));
            } else if (operation != null || authentication instanceof CallerAuthentication) {
                throw new IllegalStateException(
                        method + (operation == null ? " does not say who may call it" : " was called by nobody"));
            }
        }
        return true;
    }

    private static void judge(Caller caller, Operation operation, CallNotes notes) {
        Set<String> held = caller.delegated() ? caller.scopes() : caller.roles();
        List<String> needed = caller.delegated() ? operation.delegated() : operation.application();
        boolean granted = !caller.isPersonalAccount() && needed.stream().anyMatch(held::contains);
        notes.permission(new CallNotes.PermissionNote(needed, held, granted));
        if (!granted) {
            boolean foreign = caller.isPersonalAccount()
                    || (caller.delegated() && held.stream().noneMatch(PermissionInterceptor::isOfFamily));
            throw GraphException.forbidden(foreign ? "The caller is not authorized." : "Unauthorized");
        }
    }

    private static boolean isOfFamily(String scope) {
        return FAMILY.stream().anyMatch(scope::startsWith);
    }
}
