package dev.entitlement.entra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint answers; lifetimes are in seconds.
 *
 * @param scope the delegated permissions of a user's token, separated by blanks; left out for an app's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenResponse(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("scope") @Nullable String scope,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("ext_expires_in") long extExpiresIn,
        @JsonProperty("access_token") String accessToken) {

    static TokenResponse bearer(String accessToken) {
        long seconds = TokenIssuer.LIFETIME.toSeconds();
        return new TokenResponse("Bearer", null, seconds, seconds, accessToken);
    }

    TokenResponse withScope(Set<String> granted) {
        return new TokenResponse(tokenType, String.join(" ", granted), expiresIn, extExpiresIn, accessToken);
    }

    /** Tokens are not for the log, to which an answer may go on its way. */
    @Override
    public String toString() {
        return "TokenResponse[tokenType=" + tokenType + ", scope=" + scope + ", expiresIn=" + expiresIn + "]";
    }
}
