package dev.entitlement.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Whether tokens can be verified: always with the embedded issuer, with another one while it answers. */
@Component("tokenKeys")
class TokenKeysHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Health> answer;

    TokenKeysHealthIndicator(AuthProperties accepted) {
        this.answer = accepted.issuerUri().isEmpty() ? () -> Health.up().build() : asking(accepted.issuerUri());
    }

    @Override
    public Health health() {
        return answer.get();
    }

    private static Supplier<Health> asking(String issuerUri) {
        String configuration = issuerUri.replaceAll("/+$", "") + "/.well-known/openid-configuration";
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        RestClient http = RestClient.builder().requestFactory(requests).build();
        return () -> {
            try {
                http.get().uri(configuration).retrieve().toBodilessEntity();
                return Health.up().build();
            } catch (RestClientException unanswered) {
                return Health.down(unanswered).build();
            }
        };
    }
}
