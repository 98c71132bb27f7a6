package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An app asks for a token of its own with its secret.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">OAuth 2.0 client
 *     credentials flow</a>
 */
@Component
@OnEmbeddedIssuer
class ClientCredentialsGrant implements TokenGrant {

    private static final String DEFAULT = "/.default";

    /** Scopes of OpenID Connect that some libraries add to every request. */
    private static final Set<String> OPENID = Set.of("openid", "profile", "offline_access", "email");

    private final Tenants tenants;
    private final TokenIssuer issuer;

    ClientCredentialsGrant(Tenants tenants, TokenIssuer issuer) {
        this.tenants = tenants;
        this.issuer = issuer;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        String clientId = request.required("client_id");
        String scope = request.required("scope");
        ClientApplication client = tenants.client(request.tenant().id(), clientId)
                .orElseThrow(() -> EntraException.applicationNotFound(
                        clientId, request.tenant().displayName()));
        String secret = request.optional("client_secret");
        if (secret == null) {
            throw EntraException.credentialMissing();
        }
        if (!client.hasSecret(secret)) {
            throw EntraException.wrongSecret(clientId);
        }
        requireGraph(scope, request.tenant().displayName());
        return TokenResponse.bearer(issuer.forApplication(request.tenant(), client));
    }

    private static void requireGraph(String scope, String directory) {
        List<String> resources = Arrays.stream(scope.trim().split(" +"))
                .filter(word -> !OPENID.contains(word))
                .toList();
        if (resources.size() != 1 || !resources.get(0).endsWith(DEFAULT)) {
            throw EntraException.scopeNotDefault(scope);
        }
        String resource = resources.get(0).substring(0, resources.get(0).length() - DEFAULT.length());
        if (!TokenIssuer.GRAPH.contains(resource)) {
            throw EntraException.resourceNotFound(resource, directory);
        }
    }
}
