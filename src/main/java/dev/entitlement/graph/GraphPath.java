package dev.entitlement.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The spellings of a path that <a
 * href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html">OData's URL
 * conventions</a> and Graph treat as one.
 */
final class GraphPath {

    private static final Pattern VERSION = Pattern.compile("v\\d+(\\.\\d+)?", Pattern.CASE_INSENSITIVE);
    private static final String NAMESPACE = "microsoft.graph.";

    private GraphPath() {}

    /**
     * The one spelling that operations are mapped to: version first (beta where the path has none), keys as segments of
     * their own, actions unqualified, no empty segments. The case of segments stays as it was sent.
     *
     * @param path the decoded path
     */
    static String canonical(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : segmentsOf(path)) {
            String key = keyOf(segment);
            if (key != null) {
                segments.add(segment.substring(0, segment.indexOf('(')));
                segments.add(key);
            } else if (StringUtils.startsWithIgnoreCase(segment, NAMESPACE)) {
                segments.add(segment.substring(NAMESPACE.length()));
            } else {
                segments.add(segment);
            }
        }
        String first = segments.isEmpty() ? "" : segments.get(0);
        if (isVersion(first)) {
            segments.set(0, first.toLowerCase(Locale.ROOT));
        } else {
            segments.add(0, GraphVersion.BETA.segment());
        }
        return "/" + String.join("/", segments);
    }

    /**
     * The key in {@code assignmentRequests('ID')} or {@code assignmentRequests(id='ID')}, where a quote is doubled; null
     * for a segment without one. Written without a regular expression, whose recursion a long key would overflow.
     */
    private static @Nullable String keyOf(String segment) {
        int open = segment.indexOf('(');
        if (open < 1 || !segment.endsWith(")")) {
            return null;
        }
        String inside = segment.substring(open + 1, segment.length() - 1);
        String literal = inside.startsWith("id=") ? inside.substring(3) : inside;
        if (literal.length() < 2 || !literal.startsWith("'") || !literal.endsWith("'")) {
            return null;
        }
        String quoted = literal.substring(1, literal.length() - 1);
        return quoted.replace("''", "").contains("'") ? null : quoted.replace("''", "'");
    }

    /** Whether a segment names a version of Graph, one that exists or not. */
    static boolean isVersion(String segment) {
        return segment.equalsIgnoreCase(GraphVersion.BETA.segment())
                || VERSION.matcher(segment).matches();
    }

    /** The segments of a path, empty ones left out. */
    static String[] segmentsOf(String path) {
        return StringUtils.tokenizeToStringArray(path, "/", false, true);
    }
}
