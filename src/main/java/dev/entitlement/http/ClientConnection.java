package dev.entitlement.http;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a call came over, for whoever has to break it on purpose. It is good until the call has been
 * answered; a step of a batch has none.
 */
public final class ClientConnection {

    private static final String KEY = ClientConnection.class.getName();

    private static final int MOST_DRAINED = 8 * 1024 * 1024;

    private final Request request;
    private @Nullable InputBuffer received;
    private @Nullable PeekedBody peeked;
    private volatile boolean broken;
    private boolean left;
    private final List<Runnable> waiting = new ArrayList<>();

    ClientConnection(Request request) {
        this.request = request;
        request.setAttribute(KEY, this);
        request.getCoyoteRequest().setAttribute(KEY, this);
    }

    /** The connection of a call; empty for one that the server makes of itself. */
    public static Optional<ClientConnection> of(ServletRequest call) {
        return Optional.ofNullable((ClientConnection) call.getAttribute(KEY));
    }

    /**
     * Has something done to an asynchronous call once the thread that received it has left it, on whichever thread. Done
     * before, breaking the connection would be a part of receiving the call, at whose end Tomcat finishes the answer.
     */
    public void whenAsynchronous(Runnable task) {
        synchronized (waiting) {
            if (!left) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /** Notes that the thread which received a call has left it, asynchronous as it is. */
    static void left(org.apache.coyote.@Nullable Request call) {
        if (call != null && call.getAttribute(KEY) instanceof ClientConnection connection) {
            connection.left();
        }
    }

    private void left() {
        List<Runnable> tasks;
        synchronized (waiting) {
            left = true;
            tasks = List.copyOf(waiting);
            waiting.clear();
        }
        tasks.forEach(Runnable::run);
    }

    /**
     * Ends the connection without another byte; of HTTP/2 only the stream, which is reset. What is still written to the
     * answer is thrown away. Can be called by any thread {@linkplain #whenAsynchronous when the call is asynchronous}; Tomcat
     * then ends the call as one that has failed.
     */
    public void close() {
        broken = true;
        org.apache.coyote.Response answer = request.getCoyoteRequest().getResponse();
        // Or the head would be written at the end all the same.
        answer.setCommitted(true);
        // With this cause Tomcat leaves the status as it is and logs nothing: a client that is gone is nothing special.
        answer.action(ActionCode.CLOSE_NOW, new ClientAbortException("The connection is broken on purpose"));
    }

    /**
     * Breaks the TCP connection with a reset, which the client sees as {@code ECONNRESET}: without TLS's farewell, and
     * with every other stream of HTTP/2.
     *
     * @throws IOException when the system does not allow it
     */
    public void reset() throws IOException {
        if (request.getConnector().getProtocolHandler() instanceof ResettableProtocol protocol) {
            protocol.reset(request.getServletConnection().getConnectionId());
        }
        close();
    }

    /** Whether it was closed or reset here. */
    public boolean isBroken() {
        return broken;
    }

    /** Sends the answer as it is, also to a client that accepts gzip. */
    public void doNotCompress() {
        request.getCoyoteRequest().getMimeHeaders().removeHeader("Accept-Encoding");
    }

    /**
     * Reads the body ahead; whoever reads it later finds it untouched, its errors included.
     *
     * @param most how many bytes at most
     * @return the whole body, or its beginning where it is larger or broken
     */
    public byte[] peek(int most) {
        org.apache.coyote.Request call = request.getCoyoteRequest();
        InputBuffer connection = call.getInputBuffer();
        PeekedBody body = PeekedBody.read(call, connection, most);
        received = received == null ? connection : received;
        peeked = body;
        call.setInputBuffer(body);
        return body.bytes();
    }

    /** Reads what the client has yet to send, within reason: closing a connection with something unread resets it. */
    public void drain() {
        PeekedBody.read(request.getCoyoteRequest(), request.getCoyoteRequest().getInputBuffer(), MOST_DRAINED);
    }

    /**
     * Takes back what reading ahead has put in place, for Tomcat uses its objects again; unless somebody inside has done so
     * who had put something in its place before, which is gone by now.
     */
    void restore() {
        org.apache.coyote.Request call = request.getCoyoteRequest();
        if (received != null && call.getInputBuffer() == peeked) {
            call.setInputBuffer(received);
        }
        received = null;
        peeked = null;
    }
}
