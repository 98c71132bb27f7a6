package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint answers; lifetimes are in seconds.
 *
 * @param scope what a user's token is good for, separated by blanks; left out for an app's own
 * @param audience what the access token is for, which only version 1.0 of the endpoint tells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenResponse(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("scope") @Nullable String scope,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("ext_expires_in") long extExpiresIn,
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @JsonProperty("id_token") @Nullable String idToken,
        @JsonProperty("client_info") @Nullable String clientInfo,
        @JsonIgnore String audience) {

    /** An app's own token, with which nothing else comes. */
    static TokenResponse forApplication(String accessToken, ResourcePrincipal resource) {
        return forUser(accessToken, resource, null, null, null, null);
    }

    /** What a user's app gets; what it has not asked for is null. */
    static TokenResponse forUser(
            String accessToken,
            ResourcePrincipal resource,
            @Nullable String scope,
            @Nullable String refreshToken,
            @Nullable String idToken,
            @Nullable String clientInfo) {
        long seconds = AccessTokens.LIFETIME.toSeconds();
        return new TokenResponse(
                "Bearer", scope, seconds, seconds, accessToken, refreshToken, idToken, clientInfo, resource.audience());
    }

    /** Tokens are not for the log, to which an answer may go on its way. */
    @Override
    public String toString() {
        return "TokenResponse[tokenType=" + tokenType + ", scope=" + scope + ", expiresIn=" + expiresIn + "]";
    }
}
