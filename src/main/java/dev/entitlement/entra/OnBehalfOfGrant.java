package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An app that was called on behalf of a user asks, with the token it was called with, for a token to call the next one.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow">OAuth 2.0 On-Behalf-Of
 *     flow</a>
 */
@Component
@OnEmbeddedIssuer
class OnBehalfOfGrant implements TokenGrant {

    private static final String ON_BEHALF_OF = "on_behalf_of";

    private final ClientAuthentication clients;
    private final TokenSigner signer;
    private final Tenants tenants;
    private final UserScopes scopes;
    private final UserTokens tokens;
    private final VirtualClock clock;

    OnBehalfOfGrant(
            ClientAuthentication clients,
            TokenSigner signer,
            Tenants tenants,
            UserScopes scopes,
            UserTokens tokens,
            VirtualClock clock) {
        this.clients = clients;
        this.signer = signer;
        this.tenants = tenants;
        this.scopes = scopes;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    @Override
    public Optional<Tenant> homeTenant(TokenForm form) {
        return tenants.find(verified(form.required("assertion")).text("tid"));
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        request.require("assertion", "requested_token_use");
        request.requiredScope();
        if (!request.required("requested_token_use").equals(ON_BEHALF_OF)) {
            throw EntraException.invalidInput("The requested_token_use must be '" + ON_BEHALF_OF + "'.");
        }
        AuthenticatedClient app = clients.confidential(request);
        SignedToken assertion = verified(request.required("assertion"));
        requireUsersTokenFor(app.client(), assertion);
        DirectoryUser user = user(request.tenant(), assertion);
        GrantedScope granted = scopes.granted(request, app.client(), null);
        return tokens.issue(request, SignIn.to(app, user, methodOf(assertion)), granted);
    }

    private SignedToken verified(String assertion) {
        SignedToken token = SignedToken.parse(assertion)
                .filter(read -> read.isOfType(AccessTokens.TYPE))
                .orElseThrow(GrantRefused::malformedAssertion);
        if (!signer.isNamedBy(token)) {
            throw GrantRefused.assertionOfNobodyKnown();
        }
        if (!signer.hasSigned(token)) {
            throw GrantRefused.assertionSignatureFailed();
        }
        Instant now = token.guid("tid").map(clock::tokenTime).orElseGet(clock::wallTime);
        if (!now.isBefore(token.expiresAt())) {
            throw GrantRefused.assertionExpired(now, token.expiresAt());
        }
        return token;
    }

    /** An ID token is for the app too, but says nothing of what may be done. */
    private static void requireUsersTokenFor(ClientApplication client, SignedToken assertion) {
        List<String> audiences = assertion.claims().getAudience();
        Set<String> names =
                Set.of(client.clientId().toString(), ResourcePrincipals.APPLICATION_URI + client.clientId());
        if (audiences.stream().map(name -> name.toLowerCase(Locale.ROOT)).noneMatch(names::contains)) {
            throw GrantRefused.assertionForAnother(audiences, client.clientId(), client.displayName());
        }
        switch (assertion.text("idtyp")) {
            case "user" -> {}
            case "app" -> throw GrantRefused.appOnlyAssertion(client.clientId());
            default -> throw GrantRefused.idTokenAsAssertion();
        }
    }

    private DirectoryUser user(Tenant tenant, SignedToken assertion) {
        if (!tenant.id().toString().equals(assertion.text("tid"))) {
            throw GrantRefused.anotherTenant();
        }
        return assertion
                .guid("oid")
                .flatMap(id -> tenants.user(tenant.id(), id))
                .orElseThrow(() -> EntraException.userNotFound(tenant.id()));
    }

    private static String methodOf(SignedToken assertion) {
        return assertion.claims().getClaim("amr") instanceof List<?> methods
                        && !methods.isEmpty()
                        && methods.get(0) instanceof String method
                ? method
                : "pwd";
    }
}
