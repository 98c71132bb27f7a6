package dev.entitlement.entra;

import dev.entitlement.http.ServedPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The issuer's endpoints judge credentials themselves. */
@Configuration(proxyBeanMethods = false)
@OnEmbeddedIssuer
class EntraSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain entraChain(HttpSecurity http, EntraSurface surface) {
        return http.securityMatcher(request -> surface.owns(ServedPath.of(request)))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .build();
    }
}
