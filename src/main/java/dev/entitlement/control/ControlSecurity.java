package dev.entitlement.control;

import dev.entitlement.http.ServedPath;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Whoever reaches the emulator may drive it, unless a setting says otherwise. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControlProperties.class)
class ControlSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain controlChain(HttpSecurity http, ControlSurface surface, ControlAccess access) {
        return http.securityMatcher(request -> surface.owns(ServedPath.of(request)))
                .addFilterBefore(new ControlGate(surface, access), AuthorizationFilter.class)
                .addFilterAfter(new EmptyRefusals(surface), AuthorizationFilter.class)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
