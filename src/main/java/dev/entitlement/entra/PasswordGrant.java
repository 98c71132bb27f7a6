package dev.entitlement.entra;

import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final TokenIssuer issuer;

    PasswordGrant(ClientAuthentication clients, Tenants tenants, TokenIssuer issuer) {
        this.clients = clients;
        this.tenants = tenants;
        this.issuer = issuer;
    }

    @Override
    public String type() {
        return "password";
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        request.require("client_id", "username", "password", "scope");
        ClientApplication client = clients.publicOrConfidential(request);
        DirectoryUser user = signedIn(request);
        Set<String> granted = granted(request, client);
        boolean confidential = request.optional("client_secret") != null;
        return TokenResponse.bearer(issuer.forUser(request.tenant(), client, user, granted, confidential))
                .withScope(granted);
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

    /** Those of the client's permissions that are asked for; Entra takes their names in any case. */
    private static Set<String> granted(TokenRequest request, ClientApplication client) {
        List<RequestedScope> asked = request.scopes();
        asked.forEach(scope -> scope.requireGraph(request.tenant()));
        boolean all = asked.stream().anyMatch(RequestedScope::isDefault);
        if (asked.isEmpty() || (all && asked.size() > 1)) {
            throw EntraException.scopeNotValid(request.required("scope"));
        }
        Set<String> granted = anyCase(client.scopes().stream());
        Set<String> wanted = all ? granted : anyCase(asked.stream().map(RequestedScope::permission));
        if (granted.isEmpty() || !granted.containsAll(wanted)) {
            throw EntraException.notConsented(client.clientId(), client.displayName());
        }
        granted.retainAll(wanted);
        return granted;
    }

    private static Set<String> anyCase(Stream<String> permissions) {
        return permissions.collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }
}
