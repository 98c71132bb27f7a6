package dev.entitlement.entra;

import dev.entitlement.http.CallNotes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes which operation of Entra is called. Who calls is known only once the app has proved itself. */
@Configuration(proxyBeanMethods = false)
class EntraCallInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).order(-20);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method) {
            EntraOperation operation = method.getMethodAnnotation(EntraOperation.class);
            if (operation != null) {
                CallNotes.of(request).operation(operation.value());
            }
        }
        return true;
    }
}
