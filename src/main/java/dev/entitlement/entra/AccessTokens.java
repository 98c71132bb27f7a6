package dev.entitlement.entra;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
        Set<String> roles = resource.isGraph() ? app.client().appRoles() : Set.of();
        return signed(claimsOfApplication(tenant, CallingApp.of(app), resource, roles));
    }

    /** A token by which an app calls Graph, or another app, on behalf of a user. */
    String forUser(Tenant tenant, SignIn signIn, GrantedScope granted) {
        CallingApp app = CallingApp.of(new AuthenticatedClient(signIn.client(), signIn.proof()));
        return signed(
                claimsOfUser(tenant, app, signIn.user(), signIn.method(), granted.resource(), granted.permissions()));
    }

    /** What a token of an app says; the {@code roles} are in order. */
    JwtClaimsSet.Builder claimsOfApplication(
            Tenant tenant, CallingApp app, ResourcePrincipal resource, Set<String> roles) {
        JwtClaimsSet.Builder claims = claims(tenant, app, resource, app.objectId())
                .claim("idp", issuerOf(tenant))
                .claim("idtyp", "app");
        return roles.isEmpty() ? claims : claims.claim("roles", List.copyOf(new TreeSet<>(roles)));
    }

    /** What a token of a user says. */
    JwtClaimsSet.Builder claimsOfUser(
            Tenant tenant,
            CallingApp app,
            DirectoryUser user,
            String method,
            ResourcePrincipal resource,
            Set<String> permissions) {
        return claims(tenant, app, resource, user.key().id())
                .claim("amr", List.of(method))
                .claim("idtyp", "user")
                .claim("name", user.displayName())
                .claim("scp", String.join(" ", permissions))
                .claim("unique_name", user.userPrincipalName())
                .claim("upn", user.userPrincipalName());
    }

    /** {@code iss} of the tenant's access tokens. */
    static String issuerOf(Tenant tenant) {
        return "https://sts.windows.net/" + tenant.id() + "/";
    }

    /** What the tokens of apps and users share; the subject is who calls. */
    private JwtClaimsSet.Builder claims(Tenant tenant, CallingApp app, ResourcePrincipal resource, UUID subject) {
        Instant now = clock.tokenTime(tenant.id());
        return JwtClaimsSet.builder()
                .audience(List.of(resource.audience()))
                .issuer(issuerOf(tenant))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("app_displayname", app.displayName())
                .claim("appid", app.clientId().toString())
                .claim("appidacr", app.proof().appidacr())
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
