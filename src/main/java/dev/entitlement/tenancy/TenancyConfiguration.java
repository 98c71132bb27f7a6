package dev.entitlement.tenancy;

import dev.entitlement.entra.EntraSurface;
import dev.entitlement.store.TenantGate;
import dev.entitlement.tenant.FirstUse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    /** The last before the handler: whatever holds a call back, a fault for instance, holds it outside. */
    @Bean
    WebMvcConfigurer tenantCalls(
            TenantGate gate, KnownTenants known, FirstUse firstUse, ObjectProvider<EntraSurface> embeddedIssuer) {
        TenantCalls calls = new TenantCalls(gate, known, firstUse, embeddedIssuer);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(calls).order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }
}
