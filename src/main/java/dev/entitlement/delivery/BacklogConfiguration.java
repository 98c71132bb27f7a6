package dev.entitlement.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks how long the queue is once a call's permissions have been judged. */
@Configuration(proxyBeanMethods = false)
class BacklogConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<Backlog> backlog;

    /** @param backlog none where there is no queue, as in tests of what is served alone */
    BacklogConfiguration(ObjectProvider<Backlog> backlog) {
        this.backlog = backlog;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        backlog.ifAvailable(queue ->
                interceptors.addInterceptor(new BacklogInterceptor(queue)).order(5));
    }
}
