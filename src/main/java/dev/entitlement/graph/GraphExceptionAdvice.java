package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Writes every refusal of the Graph surface. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GraphExceptionAdvice {

    private final GraphSurface surface;

    GraphExceptionAdvice(GraphSurface surface) {
        this.surface = surface;
    }

    @ExceptionHandler
    void refused(GraphException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        surface.write(request, response, refusal);
    }
}
