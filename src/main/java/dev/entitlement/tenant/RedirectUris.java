package dev.entitlement.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Which redirect URIs an app may have.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reply-url">Redirect URI restrictions</a>
 */
final class RedirectUris {

    /** A browser that is sent there runs what the URI says. */
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript");

    private RedirectUris() {}

    /** @throws IllegalArgumentException when users must not be sent there */
    static void require(String redirectUri) {
        URI uri = parsed(redirectUri);
        String scheme = uri.getScheme();
        if (scheme == null || uri.getRawFragment() != null) {
            throw refused(redirectUri, "an absolute URI without a fragment");
        }
        if (DANGEROUS.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw refused(redirectUri, "of a scheme that only names a place");
        }
        if (scheme.toLowerCase(Locale.ROOT).startsWith("http") && uri.getHost() == null) {
            throw refused(redirectUri, "one with a host");
        }
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
