package dev.entitlement.control;

import dev.entitlement.http.HttpFailure;
import jakarta.servlet.http.HttpServletRequest;
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
    void refused(ControlException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        surface.write(request, response, new HttpFailure(refusal.status(), String.valueOf(refusal.getMessage())));
    }
}
