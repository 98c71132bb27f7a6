package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: signed, so that nothing about them is stored, and of a type and for an audience of their own, so that
 * none is taken for an access token.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/refresh-tokens">Refresh tokens</a>
 */
@Component
@OnEmbeddedIssuer
class RefreshTokens {

    /** How long Entra lets one lie unused; a new one comes with every use, and the old ones stay good. */
    static final Duration LIFETIME = Duration.ofDays(90);

    private static final String TYPE = "refresh+jwt";
    private static final String AUDIENCE = "urn:entra:token-endpoint";

    private final TokenSigner signer;
    private final VirtualClock clock;

    RefreshTokens(TokenSigner signer, VirtualClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * A refresh token for the app that the user has signed in to.
     *
     * @param scope what it is for when it is used without another
     */
    String issue(Tenant tenant, SignIn signIn, String scope) {
        Instant now = clock.tokenTime(tenant.id());
        return signer.sign(
                TYPE,
                JwtClaimsSet.builder()
                        .audience(List.of(AUDIENCE))
                        .issuedAt(now)
                        .expiresAt(now.plus(LIFETIME))
                        .claim("amr", signIn.method())
                        .claim("appidacr", signIn.proof().appidacr())
                        .claim("appid", signIn.client().clientId().toString())
                        .claim("oid", signIn.user().key().id().toString())
                        .claim("scope", scope)
                        .claim("tid", tenant.id().toString())
                        .id(UUID.randomUUID().toString())
                        .build());
    }

    /**
     * Reads a refresh token that an app presents.
     *
     * @throws EntraException when it is none of this issuer's, or has lain too long
     */
    RefreshToken read(String text) {
        SignedToken token = SignedToken.parse(text)
                .filter(read -> read.isOfType(TYPE)
                        && read.claims().getAudience().equals(List.of(AUDIENCE))
                        && signer.hasSigned(read))
                .orElseThrow(GrantRefused::malformedGrant);
        UUID tenantId = token.guid("tid").orElseThrow(GrantRefused::malformedGrant);
        if (!clock.tokenTime(tenantId).isBefore(token.expiresAt())) {
            throw GrantRefused.refreshTokenExpired(token.issuedAt());
        }
        return new RefreshToken(
                tenantId,
                token.guid("oid").orElseThrow(GrantRefused::malformedGrant),
                token.guid("appid").orElseThrow(GrantRefused::malformedGrant),
                token.text("scope"),
                token.text("amr"),
                !token.text("appidacr").equals(ClientProof.NONE.appidacr()));
    }
}
