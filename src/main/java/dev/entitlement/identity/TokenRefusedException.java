package dev.entitlement.identity;

import org.springframework.security.core.AuthenticationException;

/** A bearer token that Graph does not accept; the message is Graph's. */
class TokenRefusedException extends AuthenticationException {

    private TokenRefusedException(String message) {
        super(message);
    }

    static TokenRefusedException empty() {
        return new TokenRefusedException("Access token is empty.");
    }

    static TokenRefusedException notAJwt() {
        return new TokenRefusedException(
                "IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be"
                        + " in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EndcodedPayload.EncodedSignature'."
                        + " (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext"
                        + ".EncodedAuthenticationTag'.");
    }

    static TokenRefusedException unparsable() {
        return new TokenRefusedException("CompactToken parsing failed with error code: 80049217");
    }

    static TokenRefusedException invalidSignature() {
        return new TokenRefusedException("Access token validation failure. Invalid signature.");
    }

    static TokenRefusedException invalidAudience() {
        return new TokenRefusedException("Access token validation failure. Invalid audience.");
    }

    static TokenRefusedException invalidIssuer() {
        return new TokenRefusedException("Access token validation failure. Invalid issuer.");
    }

    static TokenRefusedException invalidTenant() {
        return new TokenRefusedException("Access token validation failure. Invalid tenant.");
    }

    static TokenRefusedException expired() {
        return new TokenRefusedException("Lifetime validation failed, the token is expired.");
    }

    static TokenRefusedException notYetValid() {
        return new TokenRefusedException("Access token has expired or is not yet valid.");
    }
}
