package dev.entitlement.entra;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * An app asks for a token of its own.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">OAuth 2.0 client
 *     credentials flow</a>
 */
@Component
@OnEmbeddedIssuer
class ClientCredentialsGrant implements TokenGrant {

    private final ClientAuthentication clients;
    private final ResourcePrincipals resources;
    private final AccessTokens tokens;

    ClientCredentialsGrant(ClientAuthentication clients, ResourcePrincipals resources, AccessTokens tokens) {
        this.clients = clients;
        this.resources = resources;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        String scope = request.requiredScope();
        AuthenticatedClient app = clients.confidential(request);
        List<RequestedScope> asked = RequestedScope.permissions(RequestedScope.words(scope));
        if (asked.size() != 1 || !asked.get(0).isDefault()) {
            throw EntraException.scopeNotDefault(scope);
        }
        ResourcePrincipal resource =
                resources.named(request.tenant(), asked.get(0).resource());
        return TokenResponse.forApplication(tokens.forApplication(request.tenant(), app, resource), resource);
    }
}
