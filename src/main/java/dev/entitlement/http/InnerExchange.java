package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** What Tomcat's HTTP parser makes of a connection, made of an {@link InnerCall} instead. */
final class InnerExchange {

    private final Request request = new Request();
    private final Response response = new Response();
    private final Received received = new Received();

    /** A call on behalf of another. */
    InnerExchange(HttpServletRequest outer, InnerCall call) {
        this(call);
        connectAs(outer);
    }

    /** A call from this machine. */
    InnerExchange(InnerCall call) {
        request.setInputBuffer(new Sent(call.body()));
        request.setResponse(response);
        response.setRequest(request);
        response.setOutputBuffer(received);
        connectLocally();
        writeHead(call);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    InnerAnswer answer() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        MimeHeaders set = response.getMimeHeaders();
        for (int i = 0; i < set.size(); i++) {
            headers.merge(set.getName(i).toString(), set.getValue(i).toString(), (a, b) -> a + "," + b);
        }
        if (response.getContentType() != null) {
            headers.put("Content-Type", response.getContentType());
        }
        return new InnerAnswer(response.getStatus(), headers, received.bytes.toByteArray());
    }

    private void connectLocally() {
        request.scheme().setString("http");
        request.serverName().setString("localhost");
        request.remoteAddr().setString("127.0.0.1");
        request.remoteHost().setString("127.0.0.1");
        request.localAddr().setString("127.0.0.1");
        request.localName().setString("localhost");
    }

    /** Both calls come over the same connection, so that links in both answers have the same origin. */
    private void connectAs(HttpServletRequest outer) {
        request.scheme().setString(outer.getScheme());
        request.serverName().setString(outer.getServerName());
        request.setServerPort(outer.getServerPort());
        request.remoteAddr().setString(outer.getRemoteAddr());
        request.remoteHost().setString(outer.getRemoteAddr());
        request.setRemotePort(outer.getRemotePort());
        request.localAddr().setString(outer.getLocalAddr());
        request.localName().setString(outer.getLocalName());
        request.setLocalPort(outer.getLocalPort());
    }

    private void writeHead(InnerCall call) {
        request.markStartTime();
        request.setMethod(call.method());
        request.protocol().setString("HTTP/1.1");
        int query = call.target().indexOf('?');
        setBytes(request.requestURI(), query < 0 ? call.target() : call.target().substring(0, query));
        if (query >= 0) {
            setBytes(request.queryString(), call.target().substring(query + 1));
        }
        call.headers()
                .forEach(
                        (name, value) -> request.getMimeHeaders().addValue(name).setString(value));
        request.setContentLength(call.body().length);
    }

    /** Tomcat decodes and normalizes only what it takes for bytes off the wire. */
    private static void setBytes(MessageBytes part, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        part.setBytes(bytes, 0, bytes.length);
    }

    private static final class Sent implements InputBuffer {

        private final ByteBuffer body;

        Sent(byte[] body) {
            this.body = ByteBuffer.wrap(body);
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            int length = body.remaining();
            if (length == 0) {
                return -1;
            }
            handler.setByteBuffer(body.duplicate());
            body.position(body.limit());
            return length;
        }

        @Override
        public int available() {
            return body.remaining();
        }
    }

    private static final class Received implements OutputBuffer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public int doWrite(ByteBuffer chunk) {
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
            return copy.length;
        }

        @Override
        public long getBytesWritten() {
            return bytes.size();
        }
    }
}
