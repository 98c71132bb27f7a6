package dev.entitlement.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What tells a path pattern from most others at a glance: how many segments its paths have, and which of them are words. A
 * path of another shape cannot match it; one of the same shape may.
 *
 * @param words in the order of the segments; null where the pattern says more than a word
 */
record PathShape(List<@Nullable String> words) {

    private static final String SEPARATOR = "/";

    /** The shape of a pattern's paths; null for a pattern whose paths differ in their number of segments. */
    static @Nullable PathShape of(PathPattern pattern) {
        String text = pattern.getPatternString();
        if (text.contains("**") || text.contains("{*")) {
            return null;
        }
        List<@Nullable String> words = new ArrayList<>();
        for (String segment : StringUtils.tokenizeToStringArray(text, SEPARATOR, false, true)) {
            words.add(isWord(segment) ? segment : null);
        }
        return new PathShape(words);
    }

    /** The segments of a path, decoded. */
    static List<String> segmentsOf(PathContainer path) {
        List<String> segments = new ArrayList<>();
        for (PathContainer.Element element : path.elements()) {
            if (element instanceof PathSegment segment) {
                segments.add(segment.valueToMatch());
            }
        }
        return segments;
    }

    /** How many segments its paths have. */
    int length() {
        return words.size();
    }

    /** Whether the pattern may match a path of these segments. The last ones differ most often. */
    boolean mayMatch(List<String> segments) {
        if (segments.size() != words.size()) {
            return false;
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i);
            if (word != null && !word.equalsIgnoreCase(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String segment) {
        return segment.chars().noneMatch(character -> "{}*?".indexOf(character) >= 0);
    }
}
