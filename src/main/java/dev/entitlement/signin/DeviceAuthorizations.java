package dev.entitlement.signin;

import dev.entitlement.entra.AnyTenant;
import dev.entitlement.entra.EntraException;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.TokenForm;
import dev.entitlement.entra.UserScopes;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ins on devices, as the device begins and a browser or a test ends them. */
@Component
@OnEmbeddedIssuer
class DeviceAuthorizations {

    /** The column keeps no more, and no app asks for as much. */
    private static final int LONGEST_SCOPE = 4000;

    private final DeviceSignIns signIns;
    private final Accounts accounts;
    private final Tenants tenants;
    private final UserScopes scopes;

    DeviceAuthorizations(DeviceSignIns signIns, Accounts accounts, Tenants tenants, UserScopes scopes) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.tenants = tenants;
        this.scopes = scopes;
    }

    /**
     * Begins one.
     *
     * @param tenant the path's first segment
     * @throws EntraException when the tenant or the app is unknown, or the app may not have what it asks for
     */
    DeviceSignIns.Begun begin(String tenant, boolean versionOne, TokenForm form) {
        String clientId = form.required("client_id");
        return accounts.withRegistrations(
                tenant, clientId, registered -> begin(tenant, registered.get(0), Scopes.asked(form, versionOne)));
    }

    private DeviceSignIns.Begun begin(String tenant, ClientApplication client, String scope) {
        if (scope.length() > LONGEST_SCOPE) {
            throw EntraException.scopeNotValid(scope);
        }
        if (AnyTenant.isNamed(tenant)) {
            return signIns.begin(null, client.clientId(), scope);
        }
        tenants.find(client.tenantId().toString()).ifPresent(named -> scopes.granted(named, client, scope));
        return signIns.begin(client.tenantId(), client.clientId(), scope);
    }

    /** The page for a code that was typed; the one that asks for it again when it is none. */
    BrowserAnswer page(@Nullable String userCode) {
        if (userCode == null) {
            return DeviceCodePage.empty();
        }
        return signIns.open(userCode)
                .<BrowserAnswer>map(signIn -> page(signIn, ""))
                .orElseGet(() -> DeviceCodePage.unknown(userCode));
    }

    /**
     * What follows when somebody has decided on the page.
     *
     * @param form {@code login} names who approves, {@code decline} says that nobody does
     */
    BrowserAnswer decide(TokenForm form) {
        String userCode = form.required("user_code");
        Optional<DeviceSignIn> signIn = signIns.open(userCode);
        if (signIn.isEmpty()) {
            return DeviceCodePage.unknown(userCode);
        }
        if (form.optional("decline") != null) {
            return signIns.decline(userCode) ? DeviceDonePage.declined() : DeviceCodePage.unknown(userCode);
        }
        String chosen = form.optional("login");
        if (chosen == null) {
            return page(signIn.get(), "");
        }
        Optional<Account> account = accounts.named(registrations(signIn.get()), chosen);
        if (account.isEmpty()) {
            return page(signIn.get(), chosen);
        }
        return signIns.approve(userCode, account.get().user().key())
                ? DeviceDonePage.approved(account.get())
                : DeviceCodePage.unknown(userCode);
    }

    /** Who can approve this sign-in by that name. */
    Optional<Account> approver(DeviceSignIn signIn, String name) {
        return accounts.named(registrations(signIn), name);
    }

    private DevicePage page(DeviceSignIn signIn, String mistyped) {
        List<ClientApplication> registrations = registrations(signIn);
        return DevicePage.of(signIn, registrations.get(0), accounts.first(registrations), mistyped);
    }

    private List<ClientApplication> registrations(DeviceSignIn signIn) {
        UUID tenantId = signIn.tenantId();
        return accounts.registrations(
                tenantId == null ? AnyTenant.COMMON : tenantId.toString(),
                signIn.clientId().toString());
    }
}
