package dev.entitlement.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.SigningKeys;
import dev.entitlement.entra.TokenSigner;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/**
 * Authorization codes: signed, so that nothing is stored before they are redeemed, and of a type of their own, so that
 * none is taken for another token.
 */
@Component
@OnEmbeddedIssuer
class AuthorizationCodes {

    /** As long as <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749</a> allows, and Entra gives. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String TYPE = "code+jwt";

    private final TokenSigner signer;
    private final DefaultJWTProcessor<SecurityContext> reader;
    private final VirtualClock clock;

    AuthorizationCodes(TokenSigner signer, SigningKeys keys, VirtualClock clock) {
        this.signer = signer;
        this.clock = clock;
        this.reader = new DefaultJWTProcessor<>();
        reader.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        reader.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys.published())));
        // Whoever redeems a code tells one that has expired from one that never was.
        reader.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /** A code for a user who has signed in to an app. */
    String issue(AuthorizationRequest request, Account account) {
        Instant now = clock.wallTime();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("appid", account.client().clientId().toString())
                .claim("oid", account.user().key().id().toString())
                .claim("tid", account.tenant().id().toString())
                .claim("redirect_uri", request.app().to().text())
                .claim("scope", request.scope());
        CodeChallenge challenge = request.challenge();
        if (challenge != null) {
            claims.claim("code_challenge", challenge.value()).claim("code_challenge_method", challenge.method());
        }
        if (request.nonce() != null) {
            claims.claim("nonce", request.nonce());
        }
        return signer.sign(TYPE, claims.build());
    }

    /**
     * Reads a code, which may have expired.
     *
     * @throws dev.entitlement.entra.EntraException when this issuer has never issued it
     */
    AuthorizationCode read(String code) {
        try {
            JWTClaimsSet claims = reader.process(code, null);
            String challenge = claims.getStringClaim("code_challenge");
            return new AuthorizationCode(
                    UUID.fromString(claims.getJWTID()),
                    claims.getExpirationTime().toInstant(),
                    UUID.fromString(claims.getStringClaim("tid")),
                    UUID.fromString(claims.getStringClaim("oid")),
                    UUID.fromString(claims.getStringClaim("appid")),
                    claims.getStringClaim("redirect_uri"),
                    claims.getStringClaim("scope"),
                    challenge == null
                            ? null
                            : new CodeChallenge(claims.getStringClaim("code_challenge_method"), challenge),
                    claims.getStringClaim("nonce"));
        } catch (ParseException | BadJOSEException | JOSEException notACode) {
            throw SignInRefused.codeMalformed();
        }
    }
}
