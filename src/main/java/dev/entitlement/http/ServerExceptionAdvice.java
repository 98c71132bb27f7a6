package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Words what Spring MVC itself refuses, and what nobody expected; a surface's own exceptions have their own advice. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerExceptionAdvice {

    private static final Logger log = LoggerFactory.getLogger(ServerExceptionAdvice.class);

    private final Surfaces surfaces;

    ServerExceptionAdvice(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    @ExceptionHandler
    void refused(Exception refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        surfaces.write(request, response, failureFor(refusal, request, response));
    }

    private static HttpFailure failureFor(Exception refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal instanceof BodyTooLargeException) {
            return HttpFailure.of(413);
        }
        if (refusal instanceof HttpMessageNotReadableException unreadable) {
            return HttpFailure.of(unreadable.getCause() instanceof BodyTooLargeException ? 413 : 400);
        }
        if (refusal instanceof MethodArgumentTypeMismatchException mismatch) {
            Throwable cause = mismatch.getMostSpecificCause();
            return new HttpFailure(400, cause.getMessage() == null ? "" : cause.getMessage());
        }
        if (refusal instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return HttpFailure.of(known.getStatusCode().value());
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), refusal);
        return HttpFailure.of(500);
    }
}
