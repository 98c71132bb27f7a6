package dev.entitlement.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Whether tokens can be verified: always with the embedded issuer, with another one while it answers. */
@Component("tokenKeys")
class TokenKeysHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CONFIGURATION = "/.well-known/openid-configuration";

    private final String issuerUri;
    private final RestClient http;

    TokenKeysHealthIndicator(AuthProperties accepted) {
        super("The issuer does not answer");
        this.issuerUri = accepted.issuerUri();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (!issuerUri.isEmpty()) {
            http.get()
                    .uri(issuerUri.replaceAll("/+$", "") + CONFIGURATION)
                    .retrieve()
                    .toBodilessEntity();
        }
        health.up();
    }
}
