package dev.entitlement.graph;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids as Graph does: 32 hex digits with 4 dashes, in any case. Java's own parser takes {@code 1-1-1-1-1} too. */
public final class Guids {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

    private Guids() {}

    /** The id that a text spells, or the refusal of it with 400. */
    public static UUID parse(String text) {
        if (!isGuid(text)) {
            throw refusal();
        }
        return UUID.fromString(text);
    }

    /** Whether a text spells an id. */
    public static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    static GraphException refusal() {
        return GraphException.badRequest(
                "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
    }
}
