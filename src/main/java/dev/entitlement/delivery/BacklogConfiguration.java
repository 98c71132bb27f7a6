package dev.entitlement.delivery;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks how long the queue is once a call's permissions have been judged. */
@Configuration(proxyBeanMethods = false)
class BacklogConfiguration implements WebMvcConfigurer {

    private final Backlog backlog;

    BacklogConfiguration(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new BacklogInterceptor(backlog)).order(5);
    }
}
