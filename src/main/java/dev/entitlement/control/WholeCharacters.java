package dev.entitlement.control;

import java.io.Reader;

/**
 * Hands a text to the YAML parser without cutting a surrogate pair in two: the parser fails where a piece that it has read
 * ends in half of one.
 */
public final class WholeCharacters extends Reader {

    private final String text;
    private int at;

    /** @param text without halves of surrogate pairs */
    public WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(at + length, text.length());
        if (end > at + 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(at, end, into, offset);
        int read = end - at;
        at = end;
        return read;
    }

    @Override
    public void close() {
        // A text needs none.
    }
}
