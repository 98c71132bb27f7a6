package dev.entitlement.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/**
 * The spellings of a path that <a
 * href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html">OData's URL
 * conventions</a> and Graph treat as one.
 */
final class GraphPath {

    /** {@code assignmentRequests('ID')} or {@code assignmentRequests(id='ID')}, a quote in it doubled. */
    private static final Pattern KEYED = Pattern.compile("([^('/]+)\\((?:id=)?'((?:[^']|'')*)'\\)");

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
            Matcher keyed = KEYED.matcher(segment);
            if (keyed.matches()) {
                segments.add(keyed.group(1));
                segments.add(keyed.group(2).replace("''", "'"));
            } else if (StringUtils.startsWithIgnoreCase(segment, NAMESPACE)) {
                segments.add(segment.substring(NAMESPACE.length()));
            } else {
                segments.add(segment);
            }
        }
        String first = segments.isEmpty() ? "" : segments.get(0);
        if (first.equalsIgnoreCase(GraphVersion.BETA.segment())
                || VERSION.matcher(first).matches()) {
            segments.set(0, first.toLowerCase(Locale.ROOT));
        } else {
            segments.add(0, GraphVersion.BETA.segment());
        }
        return "/" + String.join("/", segments);
    }

    /** The segments of a path, empty ones left out. */
    static String[] segmentsOf(String path) {
        return StringUtils.tokenizeToStringArray(path, "/", false, true);
    }
}
