package dev.entitlement.identity;

import com.nimbusds.jwt.JWTParser;
import dev.entitlement.clock.VirtualClock;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies an access token for Graph: the signature by the decoder that knows the issuer's keys, then the claims in the
 * order in which Graph finds fault with them.
 */
class GraphTokenDecoder implements JwtDecoder {

    private final JwtDecoder signature;
    private final VerifiedTokens tokens;
    private final AuthProperties accepted;
    private final VirtualClock clock;

    /**
     * @param signature verifies the signature with RS256 and nothing else, and does not judge claims
     * @param keys what it verifies with: another object when that is something else
     */
    GraphTokenDecoder(JwtDecoder signature, Supplier<?> keys, AuthProperties accepted, VirtualClock clock) {
        this.signature = signature;
        this.tokens = new VerifiedTokens(keys);
        this.accepted = accepted;
        this.clock = clock;
    }

    /**
     * @throws TokenRefusedException in Graph's words
     * @throws IssuerUnavailableException when an external issuer's keys cannot be had
     */
    @Override
    public Jwt decode(String token) {
        Jwt jwt = tokens.of(token, this::verified);
        judgeLifetime(jwt);
        List<String> audiences = jwt.getAudience();
        if (audiences == null || Collections.disjoint(audiences, accepted.audiences())) {
            throw TokenRefusedException.invalidAudience();
        }
        String tenant = tenantOf(jwt);
        if (!issuersOf(tenant).contains(String.valueOf(jwt.getClaimAsString("iss")))) {
            throw TokenRefusedException.invalidIssuer();
        }
        return jwt;
    }

    private Jwt verified(String token) {
        if (token.isEmpty()) {
            throw TokenRefusedException.empty();
        }
        if (token.indexOf('.') < 0) {
            throw TokenRefusedException.notAJwt();
        }
        try {
            JWTParser.parse(token);
        } catch (ParseException | RuntimeException malformed) {
            // The parser has no checked answer to a header that is JSON, but no object.
            throw TokenRefusedException.unparsable();
        }
        try {
            return signature.decode(token);
        } catch (BadJwtException refused) {
            if (refused.getCause() instanceof NestedRuntimeException) {
                throw new IssuerUnavailableException(refused); // The keys are in a database, which is away.
            }
            // alg none, a symmetric algorithm, an unknown kid and a forged signature all end here; and claims that
            // make no sense, for which Graph has other words.
            throw refused.getCause() instanceof ParseException || refused.getCause() instanceof IllegalArgumentException
                    ? TokenRefusedException.unparsable()
                    : TokenRefusedException.invalidSignature();
        } catch (JwtException | JwtDecoderInitializationException unanswered) {
            throw new IssuerUnavailableException(unanswered);
        }
    }

    private void judgeLifetime(Jwt jwt) {
        Instant now = timeFor(jwt);
        Instant expires = jwt.getExpiresAt();
        if (expires == null || !now.isBefore(expires.plus(accepted.clockSkew()))) {
            throw TokenRefusedException.expired();
        }
        Instant notBefore = jwt.getNotBefore();
        if (notBefore != null && now.isBefore(notBefore.minus(accepted.clockSkew()))) {
            throw TokenRefusedException.notYetValid();
        }
    }

    /** Lifetimes are judged before the tenant is: one that cannot be read has no time of its own. */
    private Instant timeFor(Jwt jwt) {
        try {
            return clock.tokenTime(UUID.fromString(String.valueOf(jwt.getClaimAsString("tid"))));
        } catch (IllegalArgumentException notAGuid) {
            return clock.wallTime();
        }
    }

    private static String tenantOf(Jwt jwt) {
        try {
            return UUID.fromString(String.valueOf(jwt.getClaimAsString("tid"))).toString();
        } catch (IllegalArgumentException notAGuid) {
            throw TokenRefusedException.invalidTenant();
        }
    }

    private Set<String> issuersOf(String tenant) {
        return accepted.issuerUri().isEmpty()
                ? Set.of(
                        "https://sts.windows.net/" + tenant + "/",
                        "https://login.microsoftonline.com/" + tenant + "/v2.0")
                : Set.of(accepted.issuerUri());
    }
}
