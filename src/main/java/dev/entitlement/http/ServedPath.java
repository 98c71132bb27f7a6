package dev.entitlement.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** The path that a client asked for. */
public final class ServedPath {

    private ServedPath() {}

    /**
     * The decoded path of the call, also while its error is dispatched; {@code /} when the request line was too broken
     * to have one.
     */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return decoded(failed);
        }
        String path = request.getServletPath();
        if (path == null || path.isEmpty()) {
            path = request.getRequestURI();
        }
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static String decoded(String uri) {
        try {
            return UriUtils.decode(uri, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            return uri;
        }
    }
}
