package dev.entitlement.signin;

import dev.entitlement.entra.AuthenticatedClient;
import dev.entitlement.entra.ClientAuthentication;
import dev.entitlement.entra.EntraException;
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
import dev.entitlement.tenant.TenantKey;
import dev.entitlement.tenant.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A device asks whether somebody has typed its code.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#authenticating-the-user">Authenticating
 *     the user</a>
 */
@Component
@OnEmbeddedIssuer
class DeviceCodeGrant implements TokenGrant {

    /** What MSAL for Java and older libraries still send, from before the standard gave it a name. */
    private static final String SHORT_TYPE = "device_code";

    private final DeviceSignIns signIns;
    private final ClientAuthentication clients;
    private final Tenants tenants;
    private final UserScopes scopes;
    private final UserTokens tokens;

    DeviceCodeGrant(
            DeviceSignIns signIns,
            ClientAuthentication clients,
            Tenants tenants,
            UserScopes scopes,
            UserTokens tokens) {
        this.signIns = signIns;
        this.clients = clients;
        this.tenants = tenants;
        this.scopes = scopes;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:device_code";
    }

    @Override
    public boolean isMeantBy(String grantType) {
        return type().equals(grantType) || SHORT_TYPE.equals(grantType);
    }

    /** That of the user who has approved. */
    @Override
    public Optional<Tenant> homeTenant(TokenForm form) {
        return Optional.ofNullable(signIns.approved(deviceCode(form)).user())
                .flatMap(user -> tenants.find(user.tenantId().toString()));
    }

    @Override
    public TokenResponse issue(TokenRequest request) {
        AuthenticatedClient app = clients.publicOrConfidential(request);
        DeviceSignIn signIn = signIns.approved(deviceCode(request.form()));
        TenantKey approvedBy = signIn.user();
        if (approvedBy == null || !signIn.clientId().equals(app.client().clientId())) {
            throw SignInRefused.deviceCodeUnknown();
        }
        if (!approvedBy.tenantId().equals(request.tenant().id())) {
            throw SignInRefused.codeOfAnotherTenant();
        }
        DirectoryUser user = tenants.user(approvedBy.tenantId(), approvedBy.id())
                .orElseThrow(() -> SignInRefused.userGone(approvedBy.tenantId()));
        GrantedScope granted = scopes.granted(request, app.client(), signIn.scope());
        signIns.redeem(signIn);
        return tokens.issue(request, SignIn.to(app, user, "pwd"), granted);
    }

    /** Version 1.0 of the endpoint calls it {@code code}. */
    private static String deviceCode(TokenForm form) {
        String code = form.optional("code");
        String deviceCode = form.optional(SHORT_TYPE);
        if (deviceCode != null) {
            return deviceCode;
        }
        if (code == null) {
            throw EntraException.missingParameter(SHORT_TYPE);
        }
        return code;
    }
}
