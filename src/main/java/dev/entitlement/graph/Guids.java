package dev.entitlement.graph;

import java.util.HexFormat;
import java.util.UUID;

/** Reads ids as Graph does: 32 hex digits with 4 dashes, in any case. Java's own parser takes {@code 1-1-1-1-1} too. */
public final class Guids {

    private static final int LENGTH = 36;

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
        if (text.length() != LENGTH) {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            char character = text.charAt(at);
            if (isDash(at) ? character != '-' : !HexFormat.isHexDigit(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDash(int at) {
        return at == 8 || at == 13 || at == 18 || at == 23;
    }

    static GraphException refusal() {
        return GraphException.badRequest(
                "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
    }
}
