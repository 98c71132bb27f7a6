package dev.entitlement.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Lets a call reach the connection that it came over: {@link ClientConnection}. */
class ConnectionValve extends ValveBase {

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (InnerCalls.isInner(request)) {
            getNext().invoke(request, response);
            return;
        }
        ClientConnection connection = new ClientConnection(request);
        try {
            getNext().invoke(request, response);
        } finally {
            connection.restore();
        }
    }
}
