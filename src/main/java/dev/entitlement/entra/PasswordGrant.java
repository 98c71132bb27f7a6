package dev.entitlement.entra;

import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A user signs in with name and password, handed to the token endpoint by an app.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc">OAuth 2.0 resource owner password
 *     credentials</a>
 */
@Component
@OnEmbeddedIssuer
class PasswordGrant implements TokenGrant {

    private final ClientAuthentication clients;
    private final Tenants tenants;
    private final UserScopes scopes;
    private final UserTokens tokens;

    PasswordGrant(ClientAuthentication clients, Tenants tenants, UserScopes scopes, UserTokens tokens) {
        this.clients = clients;
        this.tenants = tenants;
        this.scopes = scopes;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "password";
    }

    /** The tenant whose domain the user's name ends in. */
    @Override
    public Optional<Tenant> homeTenant(TokenForm form) {
        String name = form.required("username");
        return tenants.find(name.substring(name.lastIndexOf('@') + 1));
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        request.require("username", "password");
        request.requiredScope();
        AuthenticatedClient app = clients.publicOrConfidential(request);
        DirectoryUser user = signedIn(request);
        GrantedScope granted = scopes.granted(request, app.client(), null);
        return tokens.issue(request, SignIn.to(app, user, "pwd"), granted);
    }

    private DirectoryUser signedIn(TokenRequest request) {
        Tenant tenant = request.tenant();
        DirectoryUser user = tenants.userByPrincipalName(tenant.id(), request.required("username"))
                .orElseThrow(() -> EntraException.userNotFound(tenant.id()));
        if (!user.hasPassword(request.required("password"))) {
            throw EntraException.wrongPassword();
        }
        return user;
    }
}
