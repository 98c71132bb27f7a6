package dev.entitlement.entra;

/**
 * What an access token is for: Graph, or an app of the tenant.
 *
 * @param audience {@code aud} of the token
 */
public record ResourcePrincipal(String audience, boolean isGraph) {

    static final ResourcePrincipal GRAPH = new ResourcePrincipal(AccessTokens.AUDIENCE, true);
}
