package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the token endpoint answers; lifetimes are in seconds. */
record TokenResponse(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("ext_expires_in") long extExpiresIn,
        @JsonProperty("access_token") String accessToken) {

    static TokenResponse bearer(String accessToken) {
        long seconds = TokenIssuer.LIFETIME.toSeconds();
        return new TokenResponse("Bearer", seconds, seconds, accessToken);
    }
}
