package dev.entitlement.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words what Tomcat refuses before any filter runs (a broken request line, an encoded slash, headers too large), which
 * it would otherwise answer with an HTML page.
 */
class TomcatErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(TomcatErrorValve.class);

    private final Surfaces surfaces;

    TomcatErrorValve(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        // Nothing to add where a surface has answered already, or where the connection cannot be written to.
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            surfaces.write(request, response.getResponse(), HttpFailure.of(response.getStatus()));
            response.finishResponse();
        } catch (IOException gone) {
            log.debug("The client of a refused call is gone", gone);
        }
    }
}
