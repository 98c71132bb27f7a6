package dev.entitlement.odata;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes operators as the parser reads them: {@code NOT(a eq 1)} becomes {@code not (a eq 1)}. OData takes operators and
 * functions in any case, and Microsoft's own samples write {@code startsWith}, and blanks where the parser wants none.
 *
 * @see <a href="https://learn.microsoft.com/graph/filter-query-parameter">$filter</a>
 */
final class OperatorSpelling {

    /** Quoted text is matched first, so that nothing in it is taken for an operator. */
    private static final Pattern OPERATOR = Pattern.compile("(?<quoted>'[^']*')"
            + "|(?<![^\\s(:=])(?<word>(?i:and|or|not|eq|ne|gt|ge|lt|le|in))(?=[\\s(])"
            + "|(?<![^\\s(:=,])(?<function>(?i:contains|startswith|endswith|tolower|toupper))\\s*\\("
            + "|(?<=/)(?<lambda>(?i:any|all))\\s*\\((?:\\s*(?<variable>\\w+)\\s*:\\s*)?");

    private static final Pattern DIRECTION = Pattern.compile("(?<=\\s)(?i:asc|desc)(?=\\s*(?:[,;)]|$))");

    private OperatorSpelling() {}

    /** The expression with the operators of a {@code $filter} in it as the parser reads them. */
    static String ofConditions(String expression) {
        Matcher found = OPERATOR.matcher(expression);
        StringBuilder spelled = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(spelled, Matcher.quoteReplacement(spelled(found, expression)));
        }
        return found.appendTail(spelled).toString();
    }

    private static String spelled(Matcher found, String expression) {
        if (found.group("word") != null) {
            return lowered(found, "word") + (expression.charAt(found.end()) == '(' ? " " : "");
        }
        if (found.group("function") != null) {
            return lowered(found, "function") + "(";
        }
        if (found.group("lambda") != null) {
            String variable = found.group("variable");
            return lowered(found, "lambda") + "(" + (variable == null ? "" : variable + ":");
        }
        return found.group();
    }

    private static String lowered(Matcher found, String group) {
        return found.group(group).toLowerCase(Locale.ROOT);
    }

    /** The expression with the directions of an {@code $orderby} in it as the parser reads them. */
    static String ofDirections(String expression) {
        return DIRECTION.matcher(expression).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }
}
