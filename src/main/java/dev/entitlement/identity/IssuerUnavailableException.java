package dev.entitlement.identity;

import org.springframework.security.core.AuthenticationException;

/** The keys of an external issuer cannot be had, so no token can be judged: nobody's fault but the issuer's. */
class IssuerUnavailableException extends AuthenticationException {

    IssuerUnavailableException(Throwable cause) {
        super("The token cannot be verified: its issuer does not answer.", cause);
    }
}
