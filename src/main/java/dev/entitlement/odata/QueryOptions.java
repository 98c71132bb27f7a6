package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The system query options of a call, decoded: with or without {@code $}, in any case. What is not OData's is left alone,
 * as Graph leaves it.
 *
 * @see <a href="https://learn.microsoft.com/graph/query-parameters">Query parameters</a>
 */
record QueryOptions(Map<Option, String> values) {

    /** The longest value that is looked at, in characters. */
    static final int LONGEST = 8_000;

    /** A search is parsed term by term, each inside the one before. */
    private static final int LONGEST_SEARCH = 1_000;

    /** How deeply parentheses and negations may nest. */
    private static final int DEEPEST = 40;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    enum Option {
        APPLY,
        COMPUTE,
        COUNT,
        DELTATOKEN,
        EXPAND,
        FILTER,
        FORMAT,
        ID,
        INDEX,
        LEVELS,
        ORDERBY,
        SCHEMAVERSION,
        SEARCH,
        SELECT,
        SKIP,
        SKIPTOKEN,
        TOP;

        /** Spelled as OData spells it. */
        String spelled() {
            return "$" + name().toLowerCase(Locale.ROOT);
        }

        private static @Nullable Option of(String name) {
            String bare = name.startsWith("$") ? name.substring(1) : name;
            return Arrays.stream(values())
                    .filter(option -> option.name().equalsIgnoreCase(bare))
                    // Without the sign these are words that clients use for other things.
                    .filter(option -> name.startsWith("$") || (option != ID && option != INDEX))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Reads the options of a query.
     *
     * @param query as it was sent; null for none
     * @param followed the options that the operation follows
     * @throws GraphException 400 for another one, one given twice, or a query that cannot be decoded
     */
    static QueryOptions of(@Nullable String query, Set<Option> followed) {
        Map<Option, String> values = new EnumMap<>(Option.class);
        for (String pair : StringUtils.delimitedListToStringArray(query == null ? "" : query, "&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals)).trim();
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).trim();
            Option option = Option.of(name);
            if (option == null && !name.startsWith("$")) {
                continue;
            }
            if (option == null || !followed.contains(option)) {
                throw GraphException.badRequest("The query option '" + shortened(name) + "' is not supported.");
            }
            if (values.put(option, value) != null) {
                throw GraphException.badRequest("Query option '" + option.spelled()
                        + "' was specified more than once, but it must be specified" + " at most once.");
            }
            judgeSize(option, value);
        }
        return new QueryOptions(values);
    }

    /** The text of an option; empty when it is not given. */
    Optional<String> text(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /**
     * The number that an option says; null when it is not given.
     *
     * @throws GraphException 400 when it is none, or negative
     */
    @Nullable
    Integer number(Option option) {
        String text = values.get(option);
        if (text == null) {
            return null;
        }
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) <= Integer.MAX_VALUE) {
            return Integer.valueOf(text);
        }
        throw GraphException.badRequest("Invalid value '" + shortened(text) + "' for " + option.spelled()
                + " query option found. The " + option.spelled()
                + " query option requires a non-negative integer value.");
    }

    /** Whether {@code $count=true}; 400 when it is neither true nor false. */
    boolean counted() {
        String text = values.get(Option.COUNT);
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        throw GraphException.badRequest("Invalid value '" + shortened(text)
                + "' for $count query option found. Valid values are 'true' and 'false'.");
    }

    /** At most so much of what a client sent as an error message repeats. */
    static String shortened(String sent) {
        return sent.length() <= 100 ? sent : sent.substring(0, 100) + "...";
    }

    /** Some clients write a blank as a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException undecodable) {
            throw GraphException.badRequest("The query of the request cannot be decoded.");
        }
    }

    private static void judgeSize(Option option, String value) {
        int longest = option == Option.SEARCH ? LONGEST_SEARCH : LONGEST;
        if (value.length() > longest) {
            throw GraphException.badRequest(
                    "The " + option.spelled() + " query option is longer than " + longest + " characters.");
        }
        if (value.indexOf('\0') >= 0) {
            throw GraphException.badRequest(
                    "The " + option.spelled() + " query option contains a character that no text has.");
        }
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (deepest > DEEPEST) {
            throw GraphException.badRequest(
                    "The " + option.spelled() + " query option nests deeper than " + DEEPEST + " levels.");
        }
    }
}
