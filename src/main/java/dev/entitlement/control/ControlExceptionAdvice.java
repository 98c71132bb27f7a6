package dev.entitlement.control;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Writes every refusal of the control API. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ControlExceptionAdvice {

    private final ControlSurface surface;

    ControlExceptionAdvice(ControlSurface surface) {
        this.surface = surface;
    }

    @ExceptionHandler
    void refused(ControlException refusal, HttpServletResponse response) throws IOException {
        surface.write(response, refusal);
    }
}
