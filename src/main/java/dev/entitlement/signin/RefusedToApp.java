package dev.entitlement.signin;

import dev.entitlement.entra.EntraException;

/**
 * A refusal that the app is told at its redirect URI.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response">Error
 *     response</a>
 */
final class RefusedToApp extends RuntimeException {

    private final EntraException refusal;
    private final transient Addressee app;

    RefusedToApp(EntraException refusal, Addressee app) {
        super(refusal);
        this.refusal = refusal;
        this.app = app;
    }

    EntraException refusal() {
        return refusal;
    }

    Addressee app() {
        return app;
    }
}
