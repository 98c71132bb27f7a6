package dev.entitlement.journal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Copies the beginning of a body while it is read, whoever reads it: Tomcat parses forms by itself. It stands behind what
 * decompresses bodies. What nobody reads stays unknown, as reading it would change what the client sees.
 */
class BodyValve extends ValveBase {

    BodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Recording recording = Recording.of(request);
        if (recording == null) {
            getNext().invoke(request, response);
            return;
        }
        org.apache.coyote.Request call = request.getCoyoteRequest();
        InputBuffer connection = call.getInputBuffer();
        call.setInputBuffer(new CopiedBody(connection, recording.call().body()));
        try {
            getNext().invoke(request, response);
        } finally {
            call.setInputBuffer(connection);
        }
    }

    private record CopiedBody(InputBuffer connection, BodyCopy copy) implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int read = connection.doRead(handler);
            if (read > 0) {
                ByteBuffer bytes = handler.getByteBuffer();
                copy.add(bytes.slice(bytes.position(), Math.min(read, bytes.remaining())));
            }
            return read;
        }

        @Override
        public int available() {
            return connection.available();
        }
    }
}
