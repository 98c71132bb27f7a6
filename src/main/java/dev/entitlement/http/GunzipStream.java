package dev.entitlement.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Reads gzip (<a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>) to its very end. The JDK's own stream
 * passes over what follows the last member, which in a request is a broken body.
 */
final class GunzipStream extends InputStream {

    private static final int BUFFER = 4096;
    private static final int DEFLATED = 8;
    private static final int HAS_HEADER_CRC = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;
    private static final int RESERVED = 0b1110_0000;

    private final PushbackInputStream gzip;
    private final byte[] compressed = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int given;
    private boolean inMember;

    GunzipStream(InputStream gzip) {
        this.gzip = new PushbackInputStream(gzip, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws ZipException for what is not gzip; EOFException where it is cut off */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (length > 0) {
            if (!inMember && !beginMember()) {
                return -1;
            }
            int read = inflate(into, offset, length);
            if (read > 0) {
                sum.update(into, offset, read);
                return read;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("A preset dictionary");
            } else {
                give();
            }
        }
        return 0;
    }

    /** Frees what the inflater holds outside the heap. */
    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] into, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException broken) {
            throw new ZipException(broken.getMessage());
        }
    }

    private void give() throws IOException {
        given = gzip.read(compressed);
        if (given < 0) {
            throw new EOFException();
        }
        inflater.setInput(compressed, 0, given);
    }

    /** Whether there is one more member. */
    private boolean beginMember() throws IOException {
        int first = gzip.read();
        if (first < 0) {
            return false;
        }
        int flags = first == 0x1F && next() == 0x8B && next() == DEFLATED ? next() : RESERVED;
        if ((flags & RESERVED) != 0) {
            throw new ZipException("Not in gzip");
        }
        gzip.skipNBytes(6); // time, level and system
        if ((flags & HAS_EXTRA) != 0) {
            gzip.skipNBytes(little(2));
        }
        for (int texts = Integer.bitCount(flags & (HAS_NAME | HAS_COMMENT)); texts > 0; texts--) {
            skipText();
        }
        if ((flags & HAS_HEADER_CRC) != 0) {
            gzip.skipNBytes(2);
        }
        inMember = true;
        return true;
    }

    /** The text itself is of no use, only its end. */
    private void skipText() throws IOException {
        int next;
        do {
            next = next();
        } while (next != 0);
    }

    private void endMember() throws IOException {
        gzip.unread(compressed, given - inflater.getRemaining(), inflater.getRemaining());
        if (little(4) != sum.getValue() || little(4) != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("Checksum or length differ");
        }
        inflater.reset();
        sum.reset();
        inMember = false;
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private int next() throws IOException {
        int next = gzip.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
