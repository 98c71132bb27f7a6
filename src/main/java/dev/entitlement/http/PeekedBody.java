package dev.entitlement.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A body that was read ahead, at least in part, and is handed out again where Tomcat reads bodies off the connection. */
final class PeekedBody implements InputBuffer {

    private final byte[] bytes;
    private final InputBuffer rest;
    private final @Nullable IOException failure;
    private boolean handedOut;

    private PeekedBody(byte[] bytes, InputBuffer rest, @Nullable IOException failure) {
        this.bytes = bytes;
        this.rest = rest;
        this.failure = failure;
    }

    static PeekedBody read(Request call, InputBuffer connection, int most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Received received = new Received();
        try {
            // The request, unlike its buffer, tells a client that waits to be asked for the body to go on.
            while (bytes.size() <= most && call.doRead(received) >= 0) {
                byte[] chunk = new byte[received.buffer.remaining()];
                received.buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
            return new PeekedBody(bytes.toByteArray(), connection, null);
        } catch (IOException broken) {
            return new PeekedBody(bytes.toByteArray(), connection, broken);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (!handedOut && bytes.length > 0) {
            handedOut = true;
            handler.setByteBuffer(ByteBuffer.wrap(bytes));
            return bytes.length;
        }
        if (failure != null) {
            throw failure;
        }
        return rest.doRead(handler);
    }

    @Override
    public int available() {
        return handedOut ? rest.available() : bytes.length;
    }

    private static final class Received implements ApplicationBufferHandler {

        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The connection brings buffers of its own.
        }
    }
}
