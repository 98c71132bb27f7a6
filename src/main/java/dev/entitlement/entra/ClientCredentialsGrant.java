package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import java.util.List;
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

    private final ClientAuthentication clients;
    private final TokenIssuer issuer;

    ClientCredentialsGrant(ClientAuthentication clients, TokenIssuer issuer) {
        this.clients = clients;
        this.issuer = issuer;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        request.require("client_id", "scope");
        ClientApplication client = clients.confidential(request);
        List<RequestedScope> scopes = request.scopes();
        if (scopes.size() != 1 || !scopes.get(0).isDefault()) {
            throw EntraException.scopeNotDefault(request.required("scope"));
        }
        scopes.get(0).requireGraph(request.tenant());
        return TokenResponse.bearer(issuer.forApplication(request.tenant(), client));
    }
}
