package dev.entitlement.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters of the query that a call does not take, or that say nothing or several things, before it does
 * anything: a reset of {@code tenat=t1} would reach every tenant, and {@code dryRun} alone would not be one.
 * {@code tenant} itself may be named everywhere, also where nothing belongs to one.
 */
class KnownParametersInterceptor implements HandlerInterceptor {

    private static final String TENANT = "tenant";

    /** What the actuator's metrics can be asked for. Its operations do not tell what each of them takes. */
    private static final List<String> OF_ACTUATOR = List.of("tag", "includedNames");

    private static final String OURS = "dev.entitlement.";

    private final Map<Method, List<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            List<String> names = known.computeIfAbsent(method.getMethod(), called -> parametersOf(method));
            request.getParameterMap().forEach((name, values) -> {
                require(name, names);
                if (isOurs(method) && !name.equals(TENANT)) {
                    requireOne(name, values);
                }
            });
        }
        return true;
    }

    /** Whether it is no handler of the framework itself. */
    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    private static void require(String name, List<String> known) {
        if (!known.contains(name)) {
            String detail = "There is no parameter '" + Sentence.shortened(name) + "' here"
                    + Nearest.to(name, known)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are: " + String.join(", ", known) + ".");
            throw ControlException.badRequest(detail, List.of(new ControlError("", detail, known)));
        }
    }

    /** What is empty would count as left out, and of several the first would count. That no tenant is named so is told later. */
    private static void requireOne(String name, String[] values) {
        if (values.length > 1) {
            throw ControlException.badRequest("The parameter '" + name + "' is there " + values.length + " times.");
        }
        if (values[0].isBlank()) {
            throw ControlException.badRequest("The parameter '" + name + "' has no value; give one, or leave it out.");
        }
    }

    private static List<String> parametersOf(HandlerMethod method) {
        List<String> names = new ArrayList<>(List.of(TENANT));
        if (!isOurs(method)) {
            names.addAll(OF_ACTUATOR);
        }
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                names.add(
                        StringUtils.hasText(declared.name())
                                ? declared.name()
                                : parameter.getParameter().getName());
            } else if (parameter.getParameterType().isRecord() && !isNoParameter(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names.stream().distinct().toList();
    }

    private static boolean isNoParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ControlBody.class)
                || parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.hasParameterAnnotation(PathVariable.class)
                || parameter.hasParameterAnnotation(RequestHeader.class);
    }
}
