package dev.entitlement.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * What an app is told at its redirect URI.
 *
 * @param parameters in the order in which they are written
 */
record Reply(RedirectUri to, ResponseMode mode, Map<String, String> parameters) implements BrowserAnswer {

    /** Tomcat writes headers of 8 KiB in all; longer answers fit into a form only. */
    private static final int LONGEST_LOCATION = 7000;

    /**
     * Where the browser is sent, in the modes that need no page.
     *
     * @throws dev.entitlement.entra.EntraException when it is too long for a header
     */
    URI location() {
        String base = to.uri().toASCIIString();
        String location = base + separator(base) + encoded();
        if (location.length() > LONGEST_LOCATION) {
            throw SignInRefused.answerTooLong();
        }
        return URI.create(location);
    }

    private String separator(String base) {
        if (mode == ResponseMode.FRAGMENT) {
            return "#";
        }
        if (!base.contains("?")) {
            return "?";
        }
        return base.endsWith("?") || base.endsWith("&") ? "" : "&";
    }

    private String encoded() {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
