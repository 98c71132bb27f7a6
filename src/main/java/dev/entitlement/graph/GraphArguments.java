package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Hands a mapped operation what it asks for of the call: its id, its version, its body that says nothing. */
class GraphArguments implements HandlerMethodArgumentResolver {

    private final JsonMapper json;

    GraphArguments(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(EntityId.class)
                || type == GraphVersion.class
                || type == GraphHeaders.CallIds.class
                || type == IgnoredBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest call,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(call.getNativeRequest(HttpServletRequest.class));
        EntityId id = parameter.getParameterAnnotation(EntityId.class);
        if (id != null) {
            return Guids.parse(pathVariable(request, id.value()));
        }
        Class<?> type = parameter.getParameterType();
        if (type == GraphVersion.class) {
            return GraphVersion.of(request);
        }
        if (type == IgnoredBody.class) {
            JsonBody.read(request, json);
            return new IgnoredBody();
        }
        return GraphHeaders.idsOf(request);
    }

    private static String pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? String.valueOf(variables.get(name))
                : "";
    }
}
