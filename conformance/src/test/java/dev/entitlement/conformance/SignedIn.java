package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import reactor.core.publisher.Mono;

/**
 * Who is signed in, as the token tells with which a call of Graph was answered.
 *
 * @param app client id
 * @param user object id of the user for whom the app acts; null when it acts for itself
 */
record SignedIn(String tenant, String app, String user) {

    /** Calls Graph with a credential, through the SDK's own provider for it. */
    @SuppressWarnings("deprecation")
    static SignedIn calling(TokenCredential credential) {
        WireLog log = new WireLog();
        var page = Clients.beta(credential, log)
                .identityGovernance()
                .entitlementManagement()
                .accessPackageAssignmentRequests()
                .get(call -> call.queryParameters.top = 1);

        assertThat(page.getValue()).hasSize(1);
        return of(log.calls().get(0).sent().get("Authorization").substring("Bearer ".length()));
    }

    /** Calls Graph with a token, however it was got. */
    static SignedIn calling(String accessToken) {
        return calling(request ->
                Mono.just(new AccessToken(accessToken, OffsetDateTime.now().plusHours(1))));
    }

    private static SignedIn of(String token) {
        JsonNode claims = claims(token);
        return new SignedIn(
                claims.path("tid").asText(),
                claims.path("appid").asText(),
                claims.path("idtyp").asText().equals("user")
                        ? claims.path("oid").asText()
                        : null);
    }

    private static JsonNode claims(String token) {
        byte[] content = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        try {
            return new ObjectMapper().readTree(new String(content, StandardCharsets.UTF_8));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
