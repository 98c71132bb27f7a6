package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One word of a token request's {@code scope}.
 *
 * @param resource what the permission is for; Graph when the word names none
 * @param permission its name, or {@code .default} for all that were granted
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/scopes-oidc">Scopes and permissions</a>
 */
record RequestedScope(String resource, String permission) {

    private static final String DEFAULT = ".default";

    /** Scopes of OpenID Connect, which some libraries add to every request: they are no permissions. */
    private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access", "email");

    /** The words of a {@code scope} without those of OpenID Connect. */
    static List<RequestedScope> parse(String scope) {
        return Arrays.stream(scope.trim().split(" +"))
                .filter(word -> !OPENID.contains(word))
                .map(RequestedScope::of)
                .toList();
    }

    private static RequestedScope of(String word) {
        int slash = word.lastIndexOf('/');
        return slash < 0
                ? new RequestedScope(TokenIssuer.AUDIENCE, word)
                : new RequestedScope(word.substring(0, slash), word.substring(slash + 1));
    }

    boolean isDefault() {
        return permission.equals(DEFAULT);
    }

    /** @throws EntraException when the permission is for something else than Graph */
    void requireGraph(Tenant tenant) {
        if (!TokenIssuer.GRAPH.contains(resource)) {
            throw EntraException.resourceNotFound(resource, tenant.displayName());
        }
    }
}
