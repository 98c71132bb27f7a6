package dev.entitlement.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1, and the HTTP/2 on top of it, whose connections can be broken. Tomcat itself ends a connection
 * politely, and tells nobody which socket is behind it nor when a call has become asynchronous.
 */
public class ResettableProtocol extends Http11NioProtocol {

    /** Public for Tomcat, which makes it by name. */
    public ResettableProtocol() {}

    /** Tomcat keeps here what is asynchronous, HTTP/2 included, as soon as its thread has left it. */
    @Override
    public void addWaitingProcessor(Processor processor) {
        super.addWaitingProcessor(processor);
        ClientConnection.left(processor.getRequest());
    }

    /** Resets a connection; nothing happens to one that is gone. */
    void reset(String connectionId) throws IOException {
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (connection.getServletConnection("", "").getConnectionId().equals(connectionId)
                    && connection instanceof NioSocketWrapper socket) {
                reset(socket);
            }
        }
    }

    private static void reset(NioSocketWrapper socket) throws IOException {
        SocketChannel channel = socket.getSocket().getIOChannel();
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        // A channel is closed in earnest only when the selector that it is registered with has looked at it.
        socket.getPoller().getSelector().wakeup();
    }
}
