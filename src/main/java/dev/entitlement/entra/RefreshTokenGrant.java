package dev.entitlement.entra;

import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * An app whose user has signed in asks again, for the same or for something else that it was granted.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token">Refresh
 *     the access token</a>
 */
@Component
@OnEmbeddedIssuer
class RefreshTokenGrant implements TokenGrant {

    private final ClientAuthentication clients;
    private final RefreshTokens refreshTokens;
    private final Tenants tenants;
    private final UserScopes scopes;
    private final UserTokens tokens;

    RefreshTokenGrant(
            ClientAuthentication clients,
            RefreshTokens refreshTokens,
            Tenants tenants,
            UserScopes scopes,
            UserTokens tokens) {
        this.clients = clients;
        this.refreshTokens = refreshTokens;
        this.tenants = tenants;
        this.scopes = scopes;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public Optional<Tenant> homeTenant(TokenForm form) {
        RefreshToken presented = refreshTokens.read(form.required("refresh_token"));
        return tenants.find(presented.tenantId().toString());
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        String sent = request.required("refresh_token");
        AuthenticatedClient app = clients.publicOrConfidential(request);
        RefreshToken presented = refreshTokens.read(sent);
        if (!presented.tenantId().equals(request.tenant().id())) {
            throw GrantRefused.anotherTenant();
        }
        if (!presented.clientId().equals(app.client().clientId())) {
            throw GrantRefused.anotherClient();
        }
        if (presented.confidential() && app.proof() == ClientProof.NONE) {
            throw ClientRefused.credentialMissing();
        }
        DirectoryUser user = tenants.user(presented.tenantId(), presented.userId())
                .orElseThrow(() -> EntraException.userNotFound(presented.tenantId()));
        GrantedScope granted = scopes.granted(request, app.client(), presented.scope());
        return tokens.issue(request, SignIn.to(app, user, presented.method()), granted.renewing(presented.scope()));
    }
}
