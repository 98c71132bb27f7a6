package dev.entitlement.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a body where a call takes none, before it does anything: whoever sends one believes that it is followed. An object
 * without members says nothing, and clients that always send one may.
 */
class UnwantedBodyInterceptor implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "DELETE");

    private final Map<Method, Boolean> takesBody = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method
                && !takesBody.computeIfAbsent(method.getMethod(), called -> takesBody(method, request))) {
            byte[] body = request.getInputStream().readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s", "");
            if (!text.isEmpty() && !text.equals("{}")) {
                throw ControlException.badRequest(request.getMethod() + " "
                        + Sentence.shortened(request.getRequestURI()) + " takes no body; leave it out.");
            }
        }
        return true;
    }

    /** What the actuator offers here is only looked at. */
    private static boolean takesBody(HandlerMethod method, HttpServletRequest request) {
        boolean reads = READING.contains(request.getMethod());
        return KnownParametersInterceptor.isOurs(method)
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> isBody(parameter) || (!reads && isRequest(parameter)));
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ControlBody.class)
                || parameter.hasParameterAnnotation(RequestBody.class);
    }

    /** Who takes the request itself reads the body, too. */
    private static boolean isRequest(MethodParameter parameter) {
        return HttpServletRequest.class.isAssignableFrom(parameter.getParameterType());
    }
}
