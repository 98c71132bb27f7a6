package dev.entitlement.delivery;

import dev.entitlement.graph.GraphException;
import dev.entitlement.graph.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what would be queued while the queue is too long: what is accepted is delivered, and soon.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Graph's error responses</a>
 */
class BacklogInterceptor implements HandlerInterceptor {

    private static final Set<String> QUEUING = Set.of(
            "assignmentRequest.create",
            "assignmentRequest.reprocess",
            "assignmentRequest.resume",
            "assignment.reprocess",
            "approvalStage.update");

    /** In whole seconds, as the header has it. */
    private static final String RETRY_AFTER = "1";

    private final Backlog backlog;

    BacklogInterceptor(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && Operation.of(method)
                        .filter(operation -> QUEUING.contains(operation.name()))
                        .isPresent()
                && backlog.isTooLong()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            throw new GraphException(
                    503,
                    "ServiceUnavailable",
                    "The service is temporarily unavailable: too many deliveries are waiting. Try again.");
        }
        return true;
    }
}
