package dev.entitlement.journal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads bodies as text. */
final class BodyText {

    private BodyText() {}

    /**
     * The text of a body in UTF-8; null for anything else. In another encoding, or with control characters in between, no
     * secret's name could be recognized, so that such a body is not told at all.
     *
     * @param cut whether the body goes on, so that its last character may be half of one
     */
    static @Nullable String of(ByteBuffer bytes, boolean cut) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        if (utf8.decode(bytes.duplicate(), text, !cut).isError()) {
            return null;
        }
        text.flip();
        boolean control = text.chars().anyMatch(character -> character < ' ' && "\t\r\n".indexOf(character) < 0);
        return control ? null : text.toString();
    }
}
