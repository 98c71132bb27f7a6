package dev.entitlement.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Words the errors that the servlet container dispatches: a {@code sendError}, or an exception thrown by a filter. */
@Controller
class ServerErrorController implements ErrorController {

    private final Surfaces surfaces;
    private final RefusedForOutage outage;

    ServerErrorController(Surfaces surfaces, RefusedForOutage outage) {
        this.surfaces = surfaces;
        this.outage = outage;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && UnavailableDatabase.isBehind(failure)) {
            outage.tell(
                    request.getMethod(),
                    String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)),
                    failure);
            response.setHeader(HttpHeaders.RETRY_AFTER, UnavailableDatabase.RETRY_AFTER);
            surfaces.write(request, response, UnavailableDatabase.failure());
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without a status nothing was dispatched: the path was called, and is as unknown as any other.
        surfaces.write(request, response, HttpFailure.of(status instanceof Integer code ? code : 404));
    }
}
