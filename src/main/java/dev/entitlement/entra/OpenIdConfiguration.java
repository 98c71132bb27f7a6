package dev.entitlement.entra;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a client may know of the issuer before it asks for a token: what Entra tells, as far as it is served. Entra says
 * nothing of grants and of challenges, so a client that cannot do without is not led to believe that it could.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc">OpenID configuration</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record OpenIdConfiguration(
        String tokenEndpoint,
        List<String> tokenEndpointAuthMethodsSupported,
        String jwksUri,
        List<String> responseModesSupported,
        List<String> subjectTypesSupported,
        List<String> idTokenSigningAlgValuesSupported,
        List<String> responseTypesSupported,
        List<String> scopesSupported,
        String issuer,
        boolean requestUriParameterSupported,
        String authorizationEndpoint,
        String deviceAuthorizationEndpoint,
        List<String> claimsSupported,
        String cloudInstanceName,
        String cloudGraphHostName,
        String msgraphHost) {

    /** What stands for the tenant's id in the issuer while nobody has signed in. */
    private static final String ANY_TENANT = "{tenantid}";

    private static final List<String> CLAIMS = List.of(
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "nbf",
            "nonce",
            "name",
            "preferred_username",
            "oid",
            "tid",
            "uti",
            "ver",
            "email");

    /**
     * The document of version 2.0. Its issuer has this server's own origin, because clients compare it with the authority
     * that they were given.
     *
     * @param origin this server's scheme, host and port, without a slash at the end
     * @param segment how the tenant is named in the endpoints
     * @param tenantId none for {@code common} and {@code organizations}
     */
    static OpenIdConfiguration v2(String origin, String segment, Optional<String> tenantId) {
        return of(
                origin + "/" + segment,
                "/oauth2/v2.0",
                "/discovery/v2.0/keys",
                origin + "/" + tenantId.orElse(ANY_TENANT) + "/v2.0");
    }

    /** The document of version 1.0. Its issuer is that of access tokens, which have this version. */
    static OpenIdConfiguration v1(String origin, String segment, Optional<String> tenantId) {
        return of(
                origin + "/" + segment,
                "/oauth2",
                "/discovery/keys",
                "https://sts.windows.net/" + tenantId.orElse(ANY_TENANT) + "/");
    }

    private static OpenIdConfiguration of(String base, String oauth2, String keys, String issuer) {
        return new OpenIdConfiguration(
                base + oauth2 + "/token",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"),
                base + keys,
                List.of("query", "fragment", "form_post"),
                List.of("pairwise"),
                List.of("RS256"),
                List.of("code"),
                List.of("openid", "profile", "email", "offline_access"),
                issuer,
                false,
                base + oauth2 + "/authorize",
                base + oauth2 + "/devicecode",
                CLAIMS,
                "microsoftonline.com",
                "graph.windows.net",
                "graph.microsoft.com");
    }
}
