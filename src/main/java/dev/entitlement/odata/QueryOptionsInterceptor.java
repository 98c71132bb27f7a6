package dev.entitlement.odata;

import dev.entitlement.graph.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses the query options of a call that changes something: nothing follows them there, and a client must not take one
 * for granted. Calls that read say themselves what they follow.
 */
class QueryOptionsInterceptor implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod())
                && handler instanceof HandlerMethod method
                && Operation.of(method).isPresent()) {
            QueryOptions.of(request.getQueryString(), Set.of());
        }
        return true;
    }
}
