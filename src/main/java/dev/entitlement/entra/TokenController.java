package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.NamedTenants;
import dev.entitlement.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@OnEmbeddedIssuer
class TokenController {

    private final NamedTenants tenants;
    private final List<TokenGrant> grants;
    private final ClaimsRequest claims;
    private final VirtualClock clock;

    TokenController(NamedTenants tenants, List<TokenGrant> grants, ClaimsRequest claims, VirtualClock clock) {
        this.tenants = tenants;
        this.grants = grants;
        this.claims = claims;
        this.clock = clock;
    }

    /** <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Token endpoint</a> */
    @EntraOperation("token.issue")
    @PostMapping(
            path = EntraSurface.TENANT + "/oauth2/v2.0/token",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<TokenResponse> token(
            @PathVariable String tenant,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> form) {
        return answer(issue(endpoint(tenant, false), form, authorization));
    }

    /** <a href="https://learn.microsoft.com/previous-versions/azure/active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow">Token
     * endpoint, version 1.0</a> */
    @EntraOperation("token.issue")
    @PostMapping(path = EntraSurface.TENANT + "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<VersionOneTokenResponse> versionOneToken(
            @PathVariable String tenant,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody(required = false) @Nullable MultiValueMap<String, String> form) {
        TokenResponse issued = issue(endpoint(tenant, true), form, authorization);
        return answer(VersionOneTokenResponse.of(issued, issuedAt(issued)));
    }

    private Instant issuedAt(TokenResponse issued) {
        return SignedToken.parse(issued.accessToken())
                .map(SignedToken::issuedAt)
                .orElseGet(clock::wallTime);
    }

    private TokenResponse issue(
            TokenEndpoint endpoint,
            @Nullable MultiValueMap<String, String> parameters,
            @Nullable String authorization) {
        TokenForm form = new TokenForm(parameters == null ? new LinkedMultiValueMap<>() : parameters);
        if (!endpoint.isForAnyTenant() && tenants.idOf(endpoint.tenant()).isEmpty()) {
            throw EntraException.tenantNotFound(endpoint.tenant());
        }
        claims.requireReadable(form);
        String grantType = form.required("grant_type");
        TokenGrant grant = grants.stream()
                .filter(offered -> offered.isMeantBy(grantType))
                .findFirst()
                .orElseThrow(() -> EntraException.unsupportedGrant(grantType));
        Function<Tenant, TokenResponse> issue =
                tenant -> grant.issue(new TokenRequest(tenant, form, endpoint, authorization));
        return endpoint.isForAnyTenant()
                ? issue.apply(grant.homeTenant(form).orElseThrow(EntraException::noTenant))
                : tenants.foundOrMade(endpoint.tenant(), issue)
                        .orElseThrow(() -> EntraException.tenantNotFound(endpoint.tenant()));
    }

    private static TokenEndpoint endpoint(String tenant, boolean versionOne) {
        return new TokenEndpoint(
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(), tenant, versionOne);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .body(body);
    }
}
