package dev.entitlement.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where an app wants the answer to a sign-in: an absolute URI without a fragment, of http, https or a scheme of the
 * app's own.
 *
 * @param text exactly as it was sent; the token endpoint must be sent the same
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reply-url">Redirect URI restrictions</a>
 */
record RedirectUri(String text, URI uri) {

    private static final Set<String> WEB = Set.of("http", "https");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Schemes of which a browser would run or show the content as if it were its own. */
    private static final Set<String> UNSAFE =
            Set.of("javascript", "data", "vbscript", "file", "about", "blob", "filesystem", "view-source");

    /**
     * Reads one.
     *
     * @throws dev.entitlement.entra.EntraException when it is none, or its scheme is one that browsers run
     */
    static RedirectUri parse(String text) {
        URI uri = parsed(text);
        boolean web = WEB.contains(schemeOf(uri));
        if (!uri.isAbsolute()
                || uri.getRawFragment() != null
                || UNSAFE.contains(schemeOf(uri))
                || (web && uri.getHost() == null)) {
            throw SignInRefused.redirectUriNotValid();
        }
        return new RedirectUri(text, uri);
    }

    /** Whether a form can be posted to it. */
    boolean isWeb() {
        return WEB.contains(schemeOf(uri));
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
        URI other = parsed(registered);
        return isLoopback(uri)
                && isLoopback(other)
                && schemeOf(uri).equals(schemeOf(other))
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

    private static String schemeOf(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException noUri) {
            throw SignInRefused.redirectUriNotValid();
        }
    }
}
