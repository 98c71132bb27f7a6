package dev.entitlement.signin;

import dev.entitlement.entra.AuthenticatedClient;
import dev.entitlement.entra.ClientAuthentication;
import dev.entitlement.entra.GrantedScope;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.SignIn;
import dev.entitlement.entra.TokenForm;
import dev.entitlement.entra.TokenGrant;
import dev.entitlement.entra.TokenRequest;
import dev.entitlement.entra.TokenResponse;
import dev.entitlement.entra.UserScopes;
import dev.entitlement.entra.UserTokens;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An app redeems the code that a user's sign-in has ended in.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token">
 *     Redeem a code for an access token</a>
 */
@Component
@OnEmbeddedIssuer
class AuthorizationCodeGrant implements TokenGrant {

    private final AuthorizationCodes codes;
    private final RedeemedCodes redeemed;
    private final ClientAuthentication clients;
    private final Tenants tenants;
    private final UserScopes scopes;
    private final UserTokens tokens;

    AuthorizationCodeGrant(
            AuthorizationCodes codes,
            RedeemedCodes redeemed,
            ClientAuthentication clients,
            Tenants tenants,
            UserScopes scopes,
            UserTokens tokens) {
        this.codes = codes;
        this.redeemed = redeemed;
        this.clients = clients;
        this.tenants = tenants;
        this.scopes = scopes;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public Optional<Tenant> homeTenant(TokenForm form) {
        return tenants.find(codes.read(form.required("code")).tenantId().toString());
    }

    /**
     * A code counts as redeemed only when everything else is right. Whoever has stolen one, but not the verifier or the
     * secret, would otherwise spoil it for the app; and apps try again after they were refused for their secret, which
     * Entra lets them.
     */
    @Override
    public TokenResponse issue(TokenRequest request) {
        AuthorizationCode code = codes.read(request.required("code"));
        if (!code.tenantId().equals(request.tenant().id())) {
            throw SignInRefused.codeOfAnotherTenant();
        }
        AuthenticatedClient app = clients.asRegistered(request);
        if (!code.clientId().equals(app.client().clientId())) {
            throw SignInRefused.codeOfAnotherApp();
        }
        String redirectUri = request.required("redirect_uri");
        if (!redirectUri.equals(code.redirectUri())) {
            throw SignInRefused.redirectUriDiffers(redirectUri, code.redirectUri());
        }
        requireVerifier(code.challenge(), request.optional("code_verifier"));
        DirectoryUser user =
                tenants.user(code.tenantId(), code.userId()).orElseThrow(() -> SignInRefused.userGone(code.tenantId()));
        GrantedScope granted = scopes.granted(request, app.client(), code.scope());
        redeemed.redeem(code);
        return tokens.issue(request, new SignIn(app.client(), app.proof(), user, "pwd", code.nonce()), granted);
    }

    /** A verifier without a challenge is refused as well: somebody has taken the challenge out of the request. */
    private static void requireVerifier(@Nullable CodeChallenge challenge, @Nullable String verifier) {
        if (challenge != null && verifier == null) {
            throw SignInRefused.verifierMissing();
        }
        if (verifier != null && (challenge == null || !challenge.isMetBy(verifier))) {
            throw SignInRefused.verifierWrong();
        }
    }
}
