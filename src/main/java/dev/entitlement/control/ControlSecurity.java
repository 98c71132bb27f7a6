package dev.entitlement.control;

import dev.entitlement.http.ServedPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The control surface is open: whoever reaches the emulator may drive it. */
@Configuration(proxyBeanMethods = false)
class ControlSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain controlChain(HttpSecurity http, ControlSurface surface) {
        return http.securityMatcher(request -> surface.owns(ServedPath.of(request)))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
