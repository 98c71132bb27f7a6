package dev.entitlement.tenancy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Collects so many bytes and no more. */
final class BoundedBytes extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    /** There was more. */
    static final class Exceeded extends RuntimeException {}

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (bytes.size() + length > limit) {
            throw new Exceeded();
        }
        bytes.write(from, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
