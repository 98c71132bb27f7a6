package dev.entitlement.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A body that is decompressed while it is read, so that what nobody reads costs nothing. It stands where Tomcat reads
 * bodies off the connection, so that forms and limits are what they are for any other body.
 */
final class GunzippedBody implements InputBuffer, AutoCloseable {

    private static final int BUFFER = 8192;

    private final InputBuffer connection;
    private final long limit;
    private @Nullable GunzipStream gunzip;
    private @Nullable ByteBuffer chunk;

    /** @param limit the number of compressed bytes beyond which a body is not read on */
    GunzippedBody(InputBuffer connection, long limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** @throws BadRequestException when the body is not in gzip, cut off, or followed by something else */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (gunzip == null || chunk == null) {
            gunzip = new GunzipStream(new Received(connection, limit));
            chunk = ByteBuffer.allocate(BUFFER);
        }
        try {
            int read = gunzip.read(chunk.array(), 0, BUFFER);
            if (read >= 0) {
                handler.setByteBuffer(chunk.clear().limit(read));
            }
            return read;
        } catch (ZipException | EOFException broken) {
            throw new BadRequestException(broken);
        }
    }

    @Override
    public int available() {
        return connection.available();
    }

    @Override
    public void close() {
        if (gunzip != null) {
            gunzip.close();
        }
    }

    /** What comes over the connection. */
    private static final class Received extends InputStream implements ApplicationBufferHandler {

        private final InputBuffer connection;
        private long left;
        private ByteBuffer bytes = EMPTY_BUFFER;

        Received(InputBuffer connection, long limit) {
            this.connection = connection;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? bytes.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0 || !hasMore()) {
                return length == 0 ? 0 : -1;
            }
            int read = Math.min(length, bytes.remaining());
            bytes.get(into, offset, read);
            return read;
        }

        private boolean hasMore() throws IOException {
            while (!bytes.hasRemaining()) {
                int read = connection.doRead(this);
                if (read < 0) {
                    return false;
                }
                left -= read;
                if (left < 0) {
                    throw new ZipException("More gzip than the body may have without it");
                }
            }
            return true;
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The connection brings buffers of its own.
        }
    }
}
