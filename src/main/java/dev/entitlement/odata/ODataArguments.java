package dev.entitlement.odata;

import dev.entitlement.graph.GraphHeaders;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a mapped operation its call and its body. */
class ODataArguments implements HandlerMethodArgumentResolver {

    private final ObjectProvider<BodyReader> bodies;

    ODataArguments(ObjectProvider<BodyReader> bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == GraphCall.class
                || parameter.getParameterType() == Reference.class
                || parameter.hasParameterAnnotation(BodyOf.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest call,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(call.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Reference.class) {
            return bodies.getObject().reference(request);
        }
        BodyOf type = parameter.getParameterAnnotation(BodyOf.class);
        return type == null ? callOf(request) : bodies.getObject().read(request, type.value());
    }

    private static GraphCall callOf(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("Nobody calls " + request.getRequestURI());
        }
        return new GraphCall(caller, GraphVersion.of(request), GraphHeaders.idsOf(request), request);
    }
}
