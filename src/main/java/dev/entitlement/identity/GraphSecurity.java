package dev.entitlement.identity;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.SigningKeys;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Graph answers nobody without a token: not even whether a path exists. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthProperties.class)
class GraphSecurity implements WebMvcConfigurer {

    private static final String BEARER = "bearer";
    private static final String[] MODELS = {"/beta/$metadata", "/v1.0/$metadata"};

    @Bean
    SecurityFilterChain graphChain(HttpSecurity http, JwtDecoder decoder, GraphAuthenticationEntryPoint entryPoint) {
        return http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // Graph tells its model to everybody.
                        .requestMatchers(HttpMethod.GET, MODELS)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, MODELS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(GraphSecurity::bearerToken)
                        .authenticationEntryPoint(entryPoint)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(CallerAuthentication::of)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(entryPoint))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /** The filters are not measured one by one. */
    @Bean
    static SecurityObservationSettings measured() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwtDecoder graphTokenDecoder(AuthProperties accepted, ObjectProvider<SigningKeys> embedded, VirtualClock clock) {
        SigningKeys keys = embedded.getIfAvailable();
        return keys != null
                ? new GraphTokenDecoder(signedWith(keys::published), keys::published, accepted, clock)
                : new GraphTokenDecoder(signedBy(accepted.issuerUri()), accepted::issuerUri, accepted, clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new GraphCallInterceptor()).order(-20);
        interceptors.addInterceptor(new PermissionInterceptor()).order(0);
    }

    /** @param keys those that are published now, one of which a token's header names: they are rotated */
    static JwtDecoder signedWith(Function<@Nullable String, JWKSet> keys) {
        return claimsUnjudged(
                NimbusJwtDecoder.withJwkSource((selector, context) -> selector.select(keys.apply(named(selector))))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build());
    }

    private static @Nullable String named(JWKSelector selector) {
        Set<String> kids = selector.getMatcher().getKeyIDs();
        return kids == null ? null : kids.stream().findFirst().orElse(null);
    }

    /** The issuer is asked for its keys at the first call, so that both may start in any order. */
    private static JwtDecoder signedBy(String issuerUri) {
        return new SupplierJwtDecoder(() -> claimsUnjudged(NimbusJwtDecoder.withIssuerLocation(issuerUri)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build()));
    }

    private static JwtDecoder claimsUnjudged(NimbusJwtDecoder decoder) {
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    /**
     * What follows the scheme, however malformed: the decoder words the refusal. Only an Authorization of another
     * scheme counts as none.
     */
    private static @Nullable String bearerToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || (header.length() > BEARER.length() && header.charAt(BEARER.length()) != ' ')) {
            return null;
        }
        return header.substring(BEARER.length()).trim();
    }
}
