package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The {@code url} of a batch's step. It is relative to the version that the batch was sent to; some clients name the version
 * again, or the whole origin.
 */
final class BatchUrl {

    /** Longer ones do not fit into the head of a call of its own either. */
    private static final int LONGEST = 16_384;

    private static final Pattern ORIGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#]*)");

    /** What may stand in a path or query as it is; a percent sign begins what is encoded already. */
    private static final String LITERAL = "-._~!$&'()*+,;=:@/?%";

    private BatchUrl() {}

    /**
     * Path and query as the step's own request line would have them.
     *
     * @throws GraphException 400 for a URL that leads away from Graph, or that no request line could have
     */
    static String target(String url, HttpServletRequest batch) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) {
            throw refusal(url);
        }
        String relative = withoutOrigin(url, batch);
        int query = relative.indexOf('?');
        String path = query < 0 ? relative : relative.substring(0, query);
        String[] segments = GraphPath.segmentsOf(decoded(path, url));
        if (url.length() > LONGEST || Arrays.stream(segments).anyMatch(BatchUrl::climbs)) {
            throw refusal(url);
        }
        boolean versioned = segments.length > 0 && GraphPath.isVersion(segments[0]);
        String version = versioned ? "" : "/" + GraphVersion.of(batch).segment();
        return version + (relative.startsWith("/") ? "" : "/") + encoded(relative);
    }

    private static String withoutOrigin(String url, HttpServletRequest batch) {
        Matcher absolute = ORIGIN.matcher(url);
        if (!absolute.lookingAt()) {
            return url;
        }
        // Behind a proxy the client knows another origin than the one that the proxy calls.
        String called =
                ServletUriComponentsBuilder.fromContextPath(batch).build().toUriString();
        if (!absolute.group(1).equalsIgnoreCase(batch.getHeader("Host"))
                && !absolute.group().equalsIgnoreCase(called)) {
            throw refusal(url);
        }
        return url.substring(absolute.end());
    }

    private static String decoded(String path, String url) {
        try {
            return UriUtils.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            throw refusal(url);
        }
    }

    /** Whether a segment, without its parameters, would lead out of the version and of Graph. */
    private static boolean climbs(String segment) {
        int parameters = segment.indexOf(';');
        String name = parameters < 0 ? segment : segment.substring(0, parameters);
        return name.equals(".") || name.equals("..");
    }

    /** Clients write blanks and quotes in filters as they are. */
    private static String encoded(String relative) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : relative.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean literal =
                    LITERAL.indexOf(character) >= 0 || (character < 0x80 && Character.isLetterOrDigit(character));
            if (literal) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }

    private static GraphException refusal(String url) {
        String shown = url.length() > 200 ? url.substring(0, 200) + "..." : url;
        // Half of a surrogate pair, sent or cut in two, would make the answer itself unwritable.
        byte[] writable = shown.getBytes(StandardCharsets.UTF_8);
        return GraphException.badRequest(
                "Invalid URL of a batch request: " + new String(writable, StandardCharsets.UTF_8));
    }
}
