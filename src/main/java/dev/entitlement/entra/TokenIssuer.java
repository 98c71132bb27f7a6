package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.DirectoryUser;
import dev.entitlement.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs access tokens for Graph in Entra's version 1.0 shape, which is the one that Graph gets.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token
 *     claims</a>
 */
@Component
@OnEmbeddedIssuer
class TokenIssuer {

    /** One second less than an hour, as Entra says it. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    /** Graph's name, {@code aud} of its tokens. */
    static final String AUDIENCE = "https://graph.microsoft.com";

    /** Graph, by name and by the id of its service principal. */
    static final Set<String> GRAPH = Set.of(AUDIENCE, AUDIENCE + "/", "00000003-0000-0000-c000-000000000000");

    private final SigningKeys keys;
    private final JwtEncoder encoder;
    private final VirtualClock clock;

    TokenIssuer(SigningKeys keys, VirtualClock clock) {
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.current())));
        this.clock = clock;
    }

    /**
     * A token by which an app calls Graph as itself. Without any permission it has no {@code roles}, but is still
     * issued.
     */
    String forApplication(Tenant tenant, ClientApplication client) {
        JwtClaimsSet.Builder claims = claims(tenant, client, client.objectId())
                .claim("appidacr", "1")
                .claim("idp", issuerOf(tenant))
                .claim("idtyp", "app");
        if (!client.appRoles().isEmpty()) {
            claims.claim("roles", List.copyOf(new TreeSet<>(client.appRoles())));
        }
        return signed(claims);
    }

    /**
     * A token by which an app calls Graph on behalf of a user.
     *
     * @param scopes the delegated permissions, at least one
     * @param confidential whether the app has proved itself with its secret
     */
    String forUser(
            Tenant tenant, ClientApplication client, DirectoryUser user, Set<String> scopes, boolean confidential) {
        return signed(claims(tenant, client, user.key().id())
                .claim("amr", List.of("pwd"))
                .claim("appidacr", confidential ? "1" : "0")
                .claim("idtyp", "user")
                .claim("name", user.displayName())
                .claim("scp", String.join(" ", scopes))
                .claim("unique_name", user.userPrincipalName())
                .claim("upn", user.userPrincipalName()));
    }

    /** What the tokens of apps and users share; the subject is who calls. */
    private JwtClaimsSet.Builder claims(Tenant tenant, ClientApplication client, UUID subject) {
        Instant now = clock.wallTime();
        return JwtClaimsSet.builder()
                .audience(List.of(AUDIENCE))
                .issuer(issuerOf(tenant))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("app_displayname", client.displayName())
                .claim("appid", client.clientId().toString())
                .claim("oid", subject.toString())
                .subject(subject.toString())
                .claim("tid", tenant.id().toString())
                .claim("uti", UUID.randomUUID().toString())
                .claim("ver", "1.0");
    }

    @SuppressWarnings("deprecation") // Entra names keys by SHA-1.
    private String signed(JwtClaimsSet.Builder claims) {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type("JWT")
                .keyId(keys.current().getKeyID())
                .x509SHA1Thumbprint(keys.current().getKeyID())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    private static String issuerOf(Tenant tenant) {
        return "https://sts.windows.net/" + tenant.id() + "/";
    }
}
