package dev.entitlement.entra;

import java.util.List;
import java.util.Set;

/**
 * What an app may do for a user, out of what it has asked for.
 *
 * @param resource what the permissions are for
 * @param permissions {@code scp} of the access token, in the case in which they were granted
 * @param answered the words of the answer's {@code scope}, in the form that was asked: libraries find a token in their
 *     cache by them
 * @param asked the words that were asked for, each once: asked again, they grant the same
 */
public record GrantedScope(
        ResourcePrincipal resource, Set<String> permissions, List<String> answered, List<String> asked) {

    /** Whether an ID token is wanted. */
    boolean wantsIdToken() {
        return asked.contains(RequestedScope.OPENID);
    }

    /** Whether a refresh token is wanted. */
    boolean wantsRefreshToken() {
        return asked.contains(RequestedScope.OFFLINE_ACCESS);
    }

    /** The scope as it is kept with a code or in a refresh token. */
    String asText() {
        return String.join(" ", asked);
    }
}
