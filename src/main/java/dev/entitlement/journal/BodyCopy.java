package dev.entitlement.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The beginning of a body, copied as it passes by, and how long it was. Written by one thread at a time. */
final class BodyCopy {

    private static final int FIRST = 512;

    private final int limit;
    private byte[] kept = new byte[0];
    private int length;
    private long total;
    private @Nullable Told told;

    /**
     * How a body that was told before is told again.
     *
     * @param text whether it was text
     * @param cut whether only its beginning was kept
     */
    private record Told(boolean text, boolean cut) {}

    /** @param limit number of bytes that are kept, 0 or more */
    BodyCopy(int limit) {
        this.limit = limit;
    }

    /**
     * The copy of a body as it was told.
     *
     * @param text null for what is no text
     * @param total length of the whole body in bytes
     * @param cut whether only its beginning was kept
     */
    static BodyCopy told(@Nullable String text, long total, boolean cut) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        BodyCopy copy = new BodyCopy(bytes.length);
        copy.add(bytes, 0, bytes.length);
        copy.total = total;
        copy.told = new Told(text != null, cut);
        return copy;
    }

    void add(byte[] from, int offset, int count) {
        int fits = room(count);
        System.arraycopy(from, offset, kept, length, fits);
        length += fits;
    }

    void add(ByteBuffer from) {
        ByteBuffer passing = from.duplicate();
        int fits = room(passing.remaining());
        passing.get(kept, length, fits);
        length += fits;
    }

    void add(int octet) {
        if (room(1) == 1) {
            kept[length++] = (byte) octet;
        }
    }

    /** Forgets what has passed by: it was taken back before it was sent. */
    void clear() {
        length = 0;
        total = 0;
    }

    private int room(int count) {
        total += count;
        int fits = Math.min(count, limit - length);
        if (length + fits > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(length + fits, Math.max(FIRST, 2 * kept.length))));
        }
        return fits;
    }

    /** What was kept, of which nothing may be changed. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(kept, 0, length).asReadOnlyBuffer();
    }

    /** Length of the whole body in bytes. */
    long total() {
        return total;
    }

    boolean isCut() {
        return told == null ? total > length : told.cut();
    }

    /** Whether it is known to be no text, so that nothing of it is told. */
    boolean isKnownToBeNoText() {
        return told != null && !told.text();
    }

    int memory() {
        return kept.length;
    }
}
