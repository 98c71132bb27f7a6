package dev.entitlement.signin;

import dev.entitlement.tenant.ClientApplication;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An app's wish that somebody signs in to it.
 *
 * @param registrations of the app, in each tenant whose users may sign in; at least one
 * @param scope what it wants to do for the user
 * @param challenge null when the app does without
 * @param nonce what it wants to find in the ID token; null when it has sent none
 * @param loginHint who will probably sign in; null when it does not know
 * @param silent whether nobody must be asked anything
 * @param parameters as they were sent, for a page that sends them once more
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code">
 *     Request an authorization code</a>
 */
record AuthorizationRequest(
        List<ClientApplication> registrations,
        Addressee app,
        String scope,
        @Nullable CodeChallenge challenge,
        @Nullable String nonce,
        @Nullable String loginHint,
        boolean silent,
        Map<String, String> parameters) {

    /** The app's name, for people. */
    String appName() {
        return registrations.get(0).displayName();
    }
}
