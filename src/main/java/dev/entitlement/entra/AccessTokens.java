package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/**
 * Access tokens in Entra's version 1.0 shape, which is the one that Graph gets.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token
 *     claims</a>
 */
@Component
@OnEmbeddedIssuer
class AccessTokens {

    /** {@code typ} of the header of access tokens, and of ID tokens. */
    static final String TYPE = "JWT";

    /** One second less than an hour, as Entra says it. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    /** Graph's name, {@code aud} of its tokens. */
    static final String AUDIENCE = "https://graph.microsoft.com";

    private final TokenSigner signer;
    private final VirtualClock clock;

    AccessTokens(TokenSigner signer, VirtualClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * A token by which an app calls Graph, or another app, as itself. Without any permission it has no {@code roles},
     * but is still issued.
     */
    String forApplication(Tenant tenant, AuthenticatedClient app, ResourcePrincipal resource) {
        ClientApplication client = app.client();
        JwtClaimsSet.Builder claims = claims(tenant, client, app.proof(), resource, client.objectId())
                .claim("idp", issuerOf(tenant))
                .claim("idtyp", "app");
        if (resource.isGraph() && !client.appRoles().isEmpty()) {
            claims.claim("roles", List.copyOf(new TreeSet<>(client.appRoles())));
        }
        return signed(claims);
    }

    /** A token by which an app calls Graph, or another app, on behalf of a user. */
    String forUser(Tenant tenant, SignIn signIn, GrantedScope granted) {
        DirectoryUser user = signIn.user();
        return signed(claims(
                        tenant,
                        signIn.client(),
                        signIn.proof(),
                        granted.resource(),
                        user.key().id())
                .claim("amr", List.of(signIn.method()))
                .claim("idtyp", "user")
                .claim("name", user.displayName())
                .claim("scp", String.join(" ", granted.permissions()))
                .claim("unique_name", user.userPrincipalName())
                .claim("upn", user.userPrincipalName()));
    }

    /** {@code iss} of the tenant's access tokens. */
    static String issuerOf(Tenant tenant) {
        return "https://sts.windows.net/" + tenant.id() + "/";
    }

    /** What the tokens of apps and users share; the subject is who calls. */
    private JwtClaimsSet.Builder claims(
            Tenant tenant, ClientApplication client, ClientProof proof, ResourcePrincipal resource, UUID subject) {
        Instant now = clock.tokenTime(tenant.id());
        return JwtClaimsSet.builder()
                .audience(List.of(resource.audience()))
                .issuer(issuerOf(tenant))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("app_displayname", client.displayName())
                .claim("appid", client.clientId().toString())
                .claim("appidacr", proof.appidacr())
                .claim("oid", subject.toString())
                .subject(subject.toString())
                .claim("tid", tenant.id().toString())
                .claim("uti", UUID.randomUUID().toString())
                .claim("ver", "1.0");
    }

    private String signed(JwtClaimsSet.Builder claims) {
        return signer.sign(TYPE, claims.build());
    }
}
