package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Words what Spring MVC itself refuses, and what nobody expected; a surface's own exceptions have their own advice. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerExceptionAdvice {

    /** PostgreSQL's code for a lock that was waited for too long, and H2's. */
    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

    private static final Logger log = LoggerFactory.getLogger(ServerExceptionAdvice.class);

    /**
     * A body that is cut off, badly chunked or no message at all; and names and values that the firewall, which looks at
     * them when they are read, does not let through.
     */
    private static final Set<Class<?>> UNREADABLE = Set.of(
            HttpMessageNotReadableException.class,
            ClientAbortException.class,
            BadRequestException.class,
            RequestRejectedException.class);

    private final Surfaces surfaces;
    private final RefusedForOutage outage;

    ServerExceptionAdvice(Surfaces surfaces, RefusedForOutage outage) {
        this.surfaces = surfaces;
        this.outage = outage;
    }

    @ExceptionHandler
    void refused(Exception refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isGone(refusal)) {
            return;
        }
        HttpFailure failure = failureFor(refusal);
        if (failure.status() == 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), refusal);
        }
        if (refusal instanceof NestedRuntimeException contended && failure.status() != 500) {
            warn(request, contended);
        }
        if (response.isCommitted()) {
            return; // The client has begun to read another answer.
        }
        if (refusal instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (failure.status() == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, UnavailableDatabase.RETRY_AFTER);
        }
        surfaces.write(request, response, failure);
    }

    /** Handlers look before they write: what the database refuses all the same, somebody else has done in between. */
    private void warn(HttpServletRequest request, NestedRuntimeException contended) {
        if (UnavailableDatabase.isBehind(contended)) {
            outage.tell(request.getMethod(), request.getRequestURI(), contended);
        } else {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), RefusedForOutage.reason(contended));
        }
    }

    /** Whether the client has given up the stream of HTTP/2 that its answer was being written to. */
    private static boolean isGone(Exception refusal) {
        return Stream.<Throwable>iterate(refusal, Objects::nonNull, Throwable::getCause)
                .anyMatch(CloseNowException.class::isInstance);
    }

    /** Spring has no exception of its own for what databases say then, unless it was Hibernate that asked. */
    private static boolean isLocked(Throwable cause) {
        return cause instanceof SQLException refused && LOCK_TIMEOUTS.contains(String.valueOf(refused.getSQLState()));
    }

    /** What went wrong may stand anywhere among the causes: message converters wrap what the body's stream throws. */
    private static HttpFailure failureFor(Exception refusal) {
        if (UnavailableDatabase.isBehind(refusal)) {
            return UnavailableDatabase.failure();
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return HttpFailure.of(413);
            }
            if (cause instanceof InvalidParameterException parameters) {
                return HttpFailure.of(parameters.getErrorCode() < 400 ? 400 : parameters.getErrorCode());
            }
            if (cause instanceof ErrorResponse known) {
                return HttpFailure.of(known.getStatusCode().value());
            }
            if (cause instanceof ConcurrencyFailureException || isLocked(cause)) {
                return new HttpFailure(503, "Another call was changing the same at the same time. Try again.");
            }
            if (cause instanceof DataIntegrityViolationException) {
                return new HttpFailure(409, "Another call has just changed what this one was about.");
            }
            if (UNREADABLE.contains(cause.getClass())) {
                return HttpFailure.of(400);
            }
        }
        return HttpFailure.of(500);
    }
}
