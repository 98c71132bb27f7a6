package dev.entitlement.entra;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app may do for a user, out of what it has asked for.
 *
 * @param resource what the permissions are for
 * @param permissions {@code scp} of the access token, in the case in which they were granted
 * @param answered the words of the answer's {@code scope}, in the form that was asked: libraries find a token in their
 *     cache by them
 * @param asked the words that were asked for, each once: asked again, they grant the same
 * @param renewable the scope of the refresh token that comes with it; null when none does
 */
public record GrantedScope(
        ResourcePrincipal resource,
        Set<String> permissions,
        List<String> answered,
        List<String> asked,
        @Nullable String renewable) {

    /** The same, with a refresh token for what an earlier one was for, whatever is asked of this one. */
    GrantedScope renewing(String earlier) {
        return new GrantedScope(resource, permissions, answered, asked, earlier);
    }

    /** Whether an ID token is wanted. */
    boolean wantsIdToken() {
        return asked.contains(RequestedScope.OPENID);
    }
}
