package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWKSet;
import dev.entitlement.tenant.NamedTenants;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@OnEmbeddedIssuer
class DiscoveryController {

    private final NamedTenants tenants;
    private final SigningKeys keys;

    DiscoveryController(NamedTenants tenants, SigningKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc">OpenID configuration</a> */
    @EntraOperation("openIdConfiguration.get")
    @GetMapping(EntraSurface.TENANT + "/v2.0/.well-known/openid-configuration")
    OpenIdConfiguration configuration(@PathVariable String tenant) {
        Optional<String> tenantId = tenantId(tenant);
        return OpenIdConfiguration.v2(origin(), tenantId.orElse(tenant), tenantId);
    }

    /** The same for clients of version 1.0 of the endpoints. */
    @EntraOperation("openIdConfiguration.get")
    @GetMapping(EntraSurface.TENANT + "/.well-known/openid-configuration")
    OpenIdConfiguration configurationV1(@PathVariable String tenant) {
        Optional<String> tenantId = tenantId(tenant);
        return OpenIdConfiguration.v1(origin(), tenantId.orElse(tenant), tenantId);
    }

    /** The keys that tokens are verified with. */
    @EntraOperation("keys.list")
    @GetMapping({EntraSurface.TENANT + "/discovery/v2.0/keys", EntraSurface.TENANT + "/discovery/keys"})
    Map<String, Object> keys(@PathVariable String tenant) {
        tenantId(tenant);
        JWKSet published = keys.published();
        return published.toJSONObject();
    }

    /**
     * The tenant's id; none for all of them together. Clients ask before they ask for their first token, so a tenant that
     * this would make is answered for, and not made yet.
     */
    private Optional<String> tenantId(String tenant) {
        if (AnyTenant.isNamed(tenant)) {
            return Optional.empty();
        }
        return Optional.of(tenants.idOf(tenant)
                .orElseThrow(() -> EntraException.tenantNotFound(tenant))
                .toString());
    }

    private static String origin() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
