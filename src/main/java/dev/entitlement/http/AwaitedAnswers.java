package dev.entitlement.http;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;

/**
 * Has an inner call wait for an answer that its handler gives later: there is no connection that could be left alone until
 * then, and whoever makes the call goes on only when it is over.
 */
@Configuration(proxyBeanMethods = false)
class AwaitedAnswers implements WebMvcConfigurer, AsyncHandlerMethodReturnValueHandler {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

    AwaitedAnswers(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return DeferredResult.class.isAssignableFrom(type.getParameterType());
    }

    /** What is asynchronous for somebody who says so is left to nobody else: so this comes before the framework's own. */
    @Override
    public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter type) {
        return value instanceof DeferredResult
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && InnerCalls.isInner(attributes.getRequest());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest call)
            throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        ((DeferredResult<?>) Objects.requireNonNull(value)).setResultHandler(answer::complete);
        Object given = answer.get();
        if (given instanceof Exception refusal) {
            throw refusal;
        }
        for (HandlerMethodReturnValueHandler handler :
                Objects.requireNonNull(adapter.getObject().getReturnValueHandlers())) {
            if (handler instanceof RequestResponseBodyMethodProcessor writer) {
                writer.handleReturnValue(given, type, container, call);
                return;
            }
        }
        throw new IllegalStateException("Nothing writes answers");
    }
}
