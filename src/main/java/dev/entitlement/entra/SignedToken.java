package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed token that somebody has sent; nothing in it is true before its signature has been verified. */
public final class SignedToken {

    /** Room for a chain of certificates in the header; what is longer is not even decoded. */
    private static final int LONGEST = 65_536;

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private SignedToken(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** The token; none when the text is no signed JSON Web Token. */
    public static Optional<SignedToken> parse(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return Optional.ofNullable(jwt.getJWTClaimsSet()).map(claims -> new SignedToken(jwt, claims));
        } catch (ParseException | RuntimeException malformed) {
            // The parser has no checked answer to a header that is JSON, but no object.
            return Optional.empty();
        }
    }

    JWSHeader header() {
        return jwt.getHeader();
    }

    JWTClaimsSet claims() {
        return claims;
    }

    /** Whether the header says that the token is of this type. */
    public boolean isOfType(String type) {
        return new JOSEObjectType(type).equals(jwt.getHeader().getType());
    }

    /** @throws JOSEException when the verifier is none for the header's algorithm */
    boolean verify(JWSVerifier verifier) throws JOSEException {
        return jwt.verify(verifier);
    }

    /** A claim as text; empty when it is missing or something else. */
    public String text(String claim) {
        return claims.getClaim(claim) instanceof String text ? text : "";
    }

    /** A claim that is a GUID; none when it is missing or something else. */
    public Optional<UUID> guid(String claim) {
        try {
            return Optional.of(UUID.fromString(text(claim)));
        } catch (IllegalArgumentException notAGuid) {
            return Optional.empty();
        }
    }

    /** {@code iat}; the beginning of 1970 when it is missing, as Entra reads a missing time. */
    Instant issuedAt() {
        return instant(claims.getIssueTime());
    }

    /** {@code nbf}; the beginning of 1970 when it is missing. */
    Instant notBefore() {
        return instant(claims.getNotBeforeTime());
    }

    /** {@code exp}; the beginning of 1970 when it is missing. */
    public Instant expiresAt() {
        return instant(claims.getExpirationTime());
    }

    private static Instant instant(@Nullable Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
