package dev.entitlement.entra;

import dev.entitlement.tenant.Tenants;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says how a user signs in, which some libraries ask before they send a password. */
@RestController
@OnEmbeddedIssuer
class UserRealmController {

    private final Tenants tenants;

    UserRealmController(Tenants tenants) {
        this.tenants = tenants;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc">Before the password is sent</a> */
    @EntraOperation("userRealm.get")
    @GetMapping(EntraSurface.TENANT + "/userrealm/{user}")
    UserRealm realm(@PathVariable String user) {
        String domain = user.substring(user.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return tenants.hasDomain(domain) ? UserRealm.managed(domain) : UserRealm.unknown();
    }
}
