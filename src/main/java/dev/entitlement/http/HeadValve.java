package dev.entitlement.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Settles the head of an answer that was to be flushed, after all filters and without sending it. Like one that is flushed
 * it does not say how long the body is: Graph answers {@code Transfer-Encoding: chunked}.
 */
class HeadValve extends ValveBase {

    private static final String KEY = HeadValve.class.getName();

    HeadValve() {
        super(true);
    }

    /** Has it done at the end of a call. */
    static void settleHeadOf(ServletRequest call) {
        call.setAttribute(KEY, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        boolean open = !request.isAsync() && !response.isCommitted() && !response.isErrorReportRequired();
        if (open && request.getAttribute(KEY) != null) {
            response.getCoyoteResponse().commit();
        }
    }
}
