package dev.entitlement.seed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** The text of a document, before anything is made of it: parsers do not say where something stands that is no text. */
final class SeedText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SeedText() {}

    /**
     * @param allowed the characters that the document's format allows in the open
     * @throws BadSeedException for bytes that are not UTF-8, and for another character
     */
    static void require(byte[] document, IntPredicate allowed) {
        CharBuffer text = CharBuffer.allocate(document.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(document), text, true)
                .isError();
        text.flip();
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!allowed.test(character) && character != BYTE_ORDER_MARK) {
                throw BadSeedException.at(
                        Places.Place.at(line, column),
                        "the character U+%04X may not stand here".formatted((int) character));
            }
            column = character == '\n' ? 1 : column + 1;
            line = character == '\n' ? line + 1 : line;
        }
        if (broken) {
            throw BadSeedException.at(Places.Place.at(line, column), "this is not UTF-8");
        }
    }

    /** Whether YAML lets a character stand in a document as it is. */
    static boolean isYaml(int character) {
        boolean control = character < ' ' || (character >= 0x7F && character < 0xA0);
        boolean blank = character == '\t' || character == '\n' || character == '\r' || character == 0x85;
        return (!control || blank) && character < 0xFFFE;
    }
}
