package dev.entitlement.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Paths as OpenAPI wants them: without patterns, and with one set of names for the variables of paths that are alike. */
final class Paths {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(?::[^}]*)?}");

    private final Map<String, String> byShape = new HashMap<>();

    String of(String mapped) {
        String path = VARIABLE.matcher(mapped).replaceAll("{$1}");
        return byShape.computeIfAbsent(VARIABLE.matcher(path).replaceAll("{}"), shape -> path);
    }

    static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** {@code get} and {@code /faults/{id}}: {@code getFaultsById}. */
    static String operationId(String method, String path) {
        StringBuilder id = new StringBuilder(method.toLowerCase(java.util.Locale.ROOT));
        List<String> words = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            boolean variable = segment.startsWith("{");
            if (variable) {
                words.add("by");
            }
            words.addAll(Pattern.compile("[A-Za-z0-9]+")
                    .matcher(segment)
                    .results()
                    .map(MatchResult::group)
                    .toList());
        }
        words.forEach(word -> id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return id.toString();
    }
}
