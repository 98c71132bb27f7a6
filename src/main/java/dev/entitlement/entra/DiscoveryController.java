package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWKSet;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.Tenants;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@OnEmbeddedIssuer
class DiscoveryController {

    private final Tenants tenants;
    private final SigningKeys keys;

    DiscoveryController(Tenants tenants, SigningKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    /**
     * <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc">OpenID configuration</a>. The
     * issuer it names has this server's own origin, because clients compare it with the authority that they were given.
     */
    @GetMapping(EntraSurface.TENANT + "/v2.0/.well-known/openid-configuration")
    Map<String, Object> configuration(@PathVariable String tenant) {
        Tenant found = existing(tenant);
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/" + found.id();
        return Map.of(
                "issuer",
                base + "/v2.0",
                "token_endpoint",
                base + "/oauth2/v2.0/token",
                "authorization_endpoint",
                base + "/oauth2/v2.0/authorize",
                "jwks_uri",
                base + "/discovery/v2.0/keys",
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post"),
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("pairwise"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    /** The keys that tokens are verified with. */
    @GetMapping(EntraSurface.TENANT + "/discovery/v2.0/keys")
    Map<String, Object> keys(@PathVariable String tenant) {
        existing(tenant);
        JWKSet published = keys.published();
        return published.toJSONObject();
    }

    private Tenant existing(String tenant) {
        return tenants.find(tenant).orElseThrow(() -> EntraException.tenantNotFound(tenant));
    }
}
