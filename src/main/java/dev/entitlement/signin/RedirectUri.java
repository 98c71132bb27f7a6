package dev.entitlement.signin;

import dev.entitlement.tenant.RedirectUris;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where an app wants the answer to a sign-in.
 *
 * @param text exactly as it was sent; the token endpoint must be sent the same
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reply-url">Redirect URI restrictions</a>
 */
record RedirectUri(String text, URI uri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads one.
     *
     * @throws dev.entitlement.entra.EntraException when it is none, or its scheme is one that browsers run
     */
    static RedirectUri parse(String text) {
        try {
            return new RedirectUri(text, RedirectUris.require(text));
        } catch (IllegalArgumentException unsafe) {
            throw SignInRefused.redirectUriNotValid();
        }
    }

    /** Whether a form can be posted to it. */
    boolean isWeb() {
        return RedirectUris.isWeb(uri);
    }

    /**
     * Whether an app that has registered these may be answered here. The port of a loopback address does not count,
     * because programs listen on whichever is free
     * (<a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, 7.3</a>); who has registered none may be
     * answered anywhere.
     */
    boolean isOneOf(Set<String> registered) {
        return registered.isEmpty()
                || registered.contains(text)
                || registered.stream().anyMatch(this::isSameLoopback);
    }

    private boolean isSameLoopback(String registered) {
        URI other = URI.create(registered);
        return isLoopback(uri)
                && isLoopback(other)
                && uri.getScheme().equalsIgnoreCase(other.getScheme())
                && uri.getHost().equalsIgnoreCase(other.getHost())
                && Objects.equals(uri.getRawUserInfo(), other.getRawUserInfo())
                && pathOf(uri).equals(pathOf(other))
                && Objects.equals(uri.getRawQuery(), other.getRawQuery());
    }

    /** Programs are often registered without any path, and libraries add the slash or do not. */
    private static String pathOf(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
