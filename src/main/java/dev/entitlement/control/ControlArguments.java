package dev.entitlement.control;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of the control API, and sees to its parameters. */
@Configuration(proxyBeanMethods = false)
class ControlArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final JsonMapper json = StrictMapper.json();

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    /** Enumerations may be written in parameters as they are in bodies. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        ApplicationConversionService.addApplicationConverters(registry);
    }

    /** As a bean it is found by every mapping, that of the actuator too, which no configurer reaches. */
    @Bean
    static MappedInterceptor knownParameters() {
        return onEveryRoute(new KnownParametersInterceptor());
    }

    @Bean
    static MappedInterceptor unwantedBodies() {
        return onEveryRoute(new UnwantedBodyInterceptor());
    }

    private static MappedInterceptor onEveryRoute(HandlerInterceptor interceptor) {
        return new MappedInterceptor(new String[] {ControlSurface.PREFIX, ControlSurface.PREFIX + "/**"}, interceptor);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ControlBody.class);
    }

    /** A form, which a page of another site could send without asking, is no JSON. */
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest call,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(call.getNativeRequest(HttpServletRequest.class));
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0 && parameter.isOptional()) {
            return null;
        }
        if (body.length == 0) {
            throw ControlException.badRequest(
                    "The body is missing. It must be sent with Content-Type: application/json.");
        }
        byte[] document = asJson(body, request.getContentType(), parameter);
        try {
            Object read = json.readValue(document, parameter.getParameterType());
            if (read == null) {
                throw ControlException.badRequest("The body must be an object.");
            }
            return read;
        } catch (JacksonException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }

    private static byte[] asJson(byte[] body, @Nullable String contentType, MethodParameter parameter) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            return body;
        }
        ControlBody declared = Objects.requireNonNull(parameter.getParameterAnnotation(ControlBody.class));
        if (declared.yaml() && type.contains("yaml")) {
            return YamlBody.asJson(body);
        }
        throw ControlException.unsupportedMediaType("The body must be sent with Content-Type: application/json"
                + (declared.yaml() ? " or application/yaml." : "."));
    }
}
