package dev.entitlement.http;

import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * What all listeners of the server have in common, so that a call is answered alike whichever it came through. Spring
 * Boot's own settings reach only the first one.
 */
@Component
public class Listeners {

    /** The protocol that listeners are made with, by the name of its class. */
    public static final String PROTOCOL = ResettableProtocol.class.getName();

    private static final Duration CALL_STALLS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(60);

    private static final DataSize LARGEST_HEAD = DataSize.ofKilobytes(32);

    /** Below this an answer fits into one packet anyway. One that is written in pieces is compressed whatever its size. */
    private static final DataSize SMALLEST_COMPRESSED = DataSize.ofKilobytes(1);

    /** Beginnings of media types. */
    private static final String COMPRESSED =
            "application/json,application/problem+json,application/xml,text/plain,text/html,text/css,text/javascript";

    private final DataSize maxBody;

    Listeners(HttpProperties properties) {
        this.maxBody = properties.maxBody();
    }

    /**
     * Gives a listener its limits, and has it compress answers for clients that accept it. What belongs to one listener
     * alone, such as port, scheme and certificate, is left as it is.
     *
     * @param listener an HTTP/1.1 connector that is not started yet; HTTP/2 takes over what is set here
     * @throws IllegalArgumentException when it speaks another protocol
     */
    public void configure(Connector listener) {
        if (!(listener.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)) {
            throw new IllegalArgumentException("Not a connector of HTTP/1.1: " + listener.getProtocol());
        }
        // Who stops in the middle of a call holds a thread, who stops between two does not.
        protocol.setConnectionTimeout((int) CALL_STALLS.toMillis());
        protocol.setKeepAliveTimeout((int) BETWEEN_CALLS.toMillis());
        listener.setMaxPostSize(bytes(maxBody));
        protocol.setMaxHttpRequestHeaderSize(bytes(LARGEST_HEAD));
        // Nobody is asked for a body that is going to be refused.
        protocol.setContinueResponseTiming("onRead");
        // A refused body is read to its end, within reason, or the client would lose the answer with the connection.
        protocol.setMaxSwallowSize(2 * bytes(maxBody));
        protocol.setCompression("on");
        protocol.setCompressionMinSize(bytes(SMALLEST_COMPRESSED));
        protocol.setCompressibleMimeType(COMPRESSED);
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }
}
