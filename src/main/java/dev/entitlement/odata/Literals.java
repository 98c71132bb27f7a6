package dev.entitlement.odata;

import dev.entitlement.graph.GraphException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a literal of an expression as a value of the property that it is compared with. */
final class Literals {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

    private Literals() {}

    /**
     * The value; null for the literal {@code null}.
     *
     * @param text as it is written in the expression, quotes included
     * @throws GraphException 400 when the text is none of the kind
     */
    static @Nullable Object read(String text, Kind kind) {
        if (text.equals("null")) {
            return null;
        }
        if (kind instanceof Kind.Enumeration<?> enumeration) {
            return Enumerations.member(enumeration, quoted(text));
        }
        if (kind == Kind.STRING) {
            return quoted(text);
        }
        if (kind == Kind.GUID) {
            return guid(quoted(text));
        }
        try {
            if (kind == Kind.BOOLEAN) {
                return text.equals("true");
            }
            if (kind == Kind.INT32) {
                return Integer.valueOf(text);
            }
            if (kind == Kind.DATE_TIME) {
                return instant(text);
            }
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    /** The text of a string literal; 400 for a literal of another type. */
    static String quoted(String text) {
        if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
            throw invalid(text);
        }
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private static UUID guid(String text) {
        if (!GUID.matcher(text).matches()) {
            throw new GraphException(
                    400,
                    "InvalidFilter",
                    "OData query is invalid: Guid should contain 32 digits with 4 dashes"
                            + " (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)..");
        }
        return UUID.fromString(text);
    }

    /** Of the years that every database knows. */
    private static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw invalid(text);
        }
        return time.toInstant();
    }

    private static GraphException invalid(String text) {
        return GraphException.badRequest(
                "Invalid filter clause: the literal " + QueryOptions.shortened(text) + " cannot be compared here.");
    }
}
