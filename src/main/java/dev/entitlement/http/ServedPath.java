package dev.entitlement.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.web.util.UriUtils;

/** The path that a client asked for. */
public final class ServedPath {

    private static final Pattern REQUEST_LINE = Pattern.compile("\\s*+\\S++ (/[!-~&&[^?#]]*+)");

    private ServedPath() {}

    /**
     * The decoded path of the call, also while its error is dispatched; as far as it was received where Tomcat refuses the
     * request line for what comes later, and {@code /} when that was too broken to have one.
     */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return decoded(failed);
        }
        String path = request.getServletPath();
        if (path == null || path.isEmpty()) {
            path = request.getRequestURI();
        }
        if (path == null && request instanceof Request refused) {
            path = decoded(received(refused));
        }
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Tomcat tells the target of a call only once it has found all of it to be good, and keeps what it has received. */
    private static String received(Request refused) {
        if (!(refused.getCoyoteRequest().getInputBuffer() instanceof ApplicationBufferHandler connection)) {
            return "";
        }
        ByteBuffer bytes = connection.getByteBuffer();
        String line = bytes == null
                ? ""
                : StandardCharsets.ISO_8859_1.decode(bytes.duplicate().rewind()).toString();
        Matcher target = REQUEST_LINE.matcher(line);
        return target.lookingAt() ? target.group(1) : "";
    }

    private static String decoded(String uri) {
        try {
            return UriUtils.decode(uri, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            return uri;
        }
    }
}
