package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.GraphVersion;
import java.util.Arrays;

/** Reads what stands between the parentheses of a function in a path: {@code filterByCurrentUser(on='target')}. */
public final class FunctionArgument {

    private FunctionArgument() {}

    /** The text of a literal in single quotes, where a quote is doubled; a literal without quotes is its own text. */
    public static String text(String literal) {
        boolean quoted = literal.length() >= 2 && literal.startsWith("'") && literal.endsWith("'");
        return quoted ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
    }

    /**
     * The member of an enumeration that a literal names, in any case.
     *
     * @throws GraphException 400 when there is none
     */
    public static <T extends Enum<T>> T member(String literal, Class<T> type) {
        String text = text(literal);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> GraphVersion.V1.nameOf(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new GraphException(
                        400,
                        "ArgumentException",
                        "Requested value '" + QueryOptions.shortened(text) + "' was not found."));
    }
}
