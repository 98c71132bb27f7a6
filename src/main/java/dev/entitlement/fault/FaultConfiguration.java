package dev.entitlement.fault;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts throttling and faults where they belong: after a call's notes (-20), around the judgement of permissions (0). */
@Configuration(proxyBeanMethods = false)
class FaultConfiguration implements WebMvcConfigurer {

    private final Faults faults;
    private final Throttling throttling;
    private final FaultedCall.Workshop workshop;

    FaultConfiguration(
            Faults faults,
            Throttling throttling,
            Refusals refusals,
            Waiting waiting,
            Duplicates duplicates,
            StaleReads staleReads) {
        this.faults = faults;
        this.throttling = throttling;
        this.workshop = new FaultedCall.Workshop(refusals, waiting, duplicates, staleReads);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new ThrottlingInterceptor(throttling, workshop.refusals()))
                .order(-15);
        interceptors.addInterceptor(new CallInterceptor(faults, workshop)).order(-10);
        interceptors
                .addInterceptor(new StaleReadInterceptor(workshop.staleReads()))
                .order(10);
    }
}
