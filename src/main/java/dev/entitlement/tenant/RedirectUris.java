package dev.entitlement.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Which redirect URIs an app may have: absolute ones without a fragment, of http, https or a scheme of the app's own.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reply-url">Redirect URI restrictions</a>
 */
public final class RedirectUris {

    private static final Set<String> WEB = Set.of("http", "https");

    /** Schemes of which a browser would run or show the content as if it were its own. */
    private static final Set<String> UNSAFE =
            Set.of("javascript", "data", "vbscript", "file", "about", "blob", "filesystem", "view-source");

    private RedirectUris() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when users must not be sent there
     */
    public static URI require(String redirectUri) {
        URI uri = parsed(redirectUri);
        if (!uri.isAbsolute() || uri.getRawFragment() != null) {
            throw refused(redirectUri, "an absolute URI without a fragment");
        }
        if (UNSAFE.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw refused(redirectUri, "of a scheme that only names a place");
        }
        if (isWeb(uri) && uri.getHost() == null) {
            throw refused(redirectUri, "one with a host");
        }
        return uri;
    }

    /** Whether a browser gets there by HTTP, so that a form can be posted. */
    public static boolean isWeb(URI absolute) {
        return WEB.contains(absolute.getScheme().toLowerCase(Locale.ROOT));
    }

    private static URI parsed(String redirectUri) {
        try {
            return new URI(redirectUri);
        } catch (URISyntaxException malformed) {
            throw refused(redirectUri, "a URI");
        }
    }

    private static IllegalArgumentException refused(String redirectUri, String expected) {
        return new IllegalArgumentException("redirectUris: '" + redirectUri + "' is not " + expected);
    }
}
