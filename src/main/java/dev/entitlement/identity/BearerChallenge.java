package dev.entitlement.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What Graph's gateway says in {@code WWW-Authenticate} beside 401. */
public final class BearerChallenge {

    private static final String CHALLENGE = "Bearer realm=\"\","
            + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
            + " client_id=\"00000003-0000-0000-c000-000000000000\"";

    private BearerChallenge() {}

    /** Asks for a token. */
    public static String plain() {
        return CHALLENGE;
    }

    /**
     * Asks for a token with other claims than those that came.
     *
     * @param claims a claims request, as JSON
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
     */
    public static String withClaims(String claims) {
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return CHALLENGE + ", error=\"insufficient_claims\", claims=\"" + encoded + "\"";
    }
}
