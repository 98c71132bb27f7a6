package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses the query options that an operation would otherwise ignore: a client must not take one for granted. */
class QueryOptionsInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(GraphOperation.class)) {
            request.getParameterMap().keySet().stream()
                    .filter(name -> name.startsWith("$"))
                    .findFirst()
                    .ifPresent(option -> {
                        throw GraphException.badRequest("The query option '" + option + "' is not supported.");
                    });
        }
        return true;
    }
}
