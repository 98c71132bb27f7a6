package dev.entitlement.odata;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ODataConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<BodyReader> bodies;

    /** @param bodies asked for when a body is read, so that operations without one need no declared types */
    ODataConfiguration(ObjectProvider<BodyReader> bodies) {
        this.bodies = bodies;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ODataArguments(bodies));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new QueryOptionsInterceptor()).order(100);
    }
}
