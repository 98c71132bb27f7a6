package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/**
 * ID tokens, which tell an app who has signed in to it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference">ID token claims</a>
 */
@Component
@OnEmbeddedIssuer
class IdTokens {

    private final TokenSigner signer;
    private final VirtualClock clock;

    IdTokens(TokenSigner signer, VirtualClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * An ID token in the shape of the endpoint's version. Its issuer is the one that the OpenID configuration names at
     * the origin that was called.
     */
    String issue(Tenant tenant, TokenEndpoint endpoint, SignIn signIn, GrantedScope granted) {
        DirectoryUser user = signIn.user();
        Instant now = clock.tokenTime(tenant.id());
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .audience(List.of(signIn.client().clientId().toString()))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(AccessTokens.LIFETIME))
                .claim("name", user.displayName())
                .claim("oid", user.key().id().toString())
                .subject(user.key().id().toString())
                .claim("tid", tenant.id().toString())
                .claim("uti", UUID.randomUUID().toString());
        if (endpoint.versionOne()) {
            claims.issuer(AccessTokens.issuerOf(tenant))
                    .claim("amr", List.of(signIn.method()))
                    .claim("unique_name", user.userPrincipalName())
                    .claim("upn", user.userPrincipalName())
                    .claim("ver", "1.0");
        } else {
            claims.issuer(endpoint.origin() + "/" + tenant.id() + "/v2.0")
                    .claim("preferred_username", user.userPrincipalName())
                    .claim("ver", "2.0");
        }
        if (signIn.nonce() != null) {
            claims.claim("nonce", signIn.nonce());
        }
        String mail = user.mail();
        if (mail != null && granted.asked().contains(RequestedScope.EMAIL)) {
            claims.claim("email", mail);
        }
        return signer.sign(AccessTokens.TYPE, claims.build());
    }
}
