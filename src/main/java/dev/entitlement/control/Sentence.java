package dev.entitlement.control;

import java.util.Locale;

/** What refusals say, for people to read. */
public final class Sentence {

    /** How much of what somebody has sent is repeated in an answer. */
    private static final int REPEATED = 100;

    private Sentence() {}

    /** A clause as a sentence of its own. */
    static String of(String clause) {
        String text = clause.strip();
        String begun = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") || begun.endsWith("?") ? begun : begun + ".";
    }

    /** A text, cut off where it is too long to be repeated. */
    public static String shortened(String text) {
        return text.length() > REPEATED ? text.substring(0, REPEATED) + "..." : text;
    }
}
