package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What version 1.0 of the token endpoint answers: every number is a string, and times are told as seconds since 1970
 * too.
 *
 * @see <a
 *     href="https://learn.microsoft.com/previous-versions/azure/active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow">Service-to-service
 *     calls with client credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionOneTokenResponse(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("scope") @Nullable String scope,
        @JsonProperty("expires_in") String expiresIn,
        @JsonProperty("ext_expires_in") String extExpiresIn,
        @JsonProperty("expires_on") String expiresOn,
        @JsonProperty("not_before") String notBefore,
        @JsonProperty("resource") String resource,
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @JsonProperty("id_token") @Nullable String idToken,
        @JsonProperty("client_info") @Nullable String clientInfo) {

    static VersionOneTokenResponse of(TokenResponse issued, Instant now) {
        return new VersionOneTokenResponse(
                issued.tokenType(),
                issued.scope(),
                Long.toString(issued.expiresIn()),
                Long.toString(issued.extExpiresIn()),
                Long.toString(now.getEpochSecond() + issued.expiresIn()),
                Long.toString(now.getEpochSecond()),
                issued.audience(),
                issued.accessToken(),
                issued.refreshToken(),
                issued.idToken(),
                issued.clientInfo());
    }
}
