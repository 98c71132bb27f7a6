package dev.entitlement.entra;

import dev.entitlement.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OnEmbeddedIssuer
class TokenController {

    private final Tenants tenants;
    private final List<TokenGrant> grants;

    TokenController(Tenants tenants, List<TokenGrant> grants) {
        this.tenants = tenants;
        this.grants = grants;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Token endpoint</a> */
    @PostMapping(
            path = EntraSurface.TENANT + "/oauth2/v2.0/token",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<TokenResponse> token(
            @PathVariable String tenant, @RequestBody(required = false) @Nullable MultiValueMap<String, String> form) {
        TokenRequest request = new TokenRequest(
                tenants.find(tenant).orElseThrow(() -> EntraException.tenantNotFound(tenant)),
                form == null ? new LinkedMultiValueMap<>() : form);
        String grantType = request.required("grant_type");
        TokenGrant grant = grants.stream()
                .filter(offered -> offered.type().equals(grantType))
                .findFirst()
                .orElseThrow(() -> EntraException.unsupportedGrant(grantType));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .body(grant.issue(request));
    }
}
